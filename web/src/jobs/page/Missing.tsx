/** What has to be there before a move, in the reader's language. */
import MissingIcon from '@mui/icons-material/ReportProblemOutlined';
import { Box, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ShopError } from '../../../../cloud/domain/errors';
import { useFormat } from '../../parts/useFormat';
import type { JobMove } from './openMoves';

/** Numbers and moments of a sentence as the reader writes them. */
function useSentence() {
  const translate = useTranslate();
  const { number, moment } = useFormat();
  return ({ errorName, values, message }: ShopError) => {
    const shown = Object.entries(values).map(([name, value]) => {
      if (typeof value === 'number') return [name, number(value)];
      return [name, name === 'at' ? moment(value) : value];
    });
    return translate(`jobPage.missing.${errorName}`, { ...Object.fromEntries(shown), _: message });
  };
}

export function Missing({ moves }: { moves: JobMove[] }) {
  const translate = useTranslate();
  const sentence = useSentence();
  return (
    <Stack component="ul" sx={{ m: 0, p: 0, gap: 0.5, listStyle: 'none', fontSize: 13.5 }}>
      {moves.map(({ name, missing }) => (
        <Stack component="li" direction="row" key={name} sx={{ gap: 0.75 }}>
          <MissingIcon aria-hidden sx={{ fontSize: 17, mt: '1px', color: 'warning.main' }} />
          <span>
            <Box component="strong" sx={{ fontWeight: 600 }}>
              {translate(`jobPage.moves.${name}`)}:
            </Box>{' '}
            {missing.map(sentence).join(' ')}
          </span>
        </Stack>
      ))}
    </Stack>
  );
}
