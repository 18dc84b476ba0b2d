/** What the queue needs against what the shelf holds, the shortest first. */
import { Box, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { ShelfLine } from '../../../cloud/domain/stock/forecast';
import { Swatch } from '../parts/Swatch';
import { useFormat } from '../parts/useFormat';
import { useMoment } from '../parts/useMoment';
import type { Row } from '../providers/errors';

const bySoonest = (left: ShelfLine, right: ShelfLine) =>
  (left.shortAt?.getTime() ?? Number.POSITIVE_INFINITY) - (right.shortAt?.getTime() ?? Number.POSITIVE_INFINITY) ||
  right.neededGrams / (right.heldGrams || 1) - left.neededGrams / (left.heldGrams || 1);

interface Props {
  shelf: ShelfLine[];
  queue: Row[];
}

export function ShelfCard({ shelf, queue }: Props) {
  const translate = useTranslate();
  return (
    <Card component="section" aria-label={translate('planning.shelf')} sx={{ p: 1.5 }}>
      <Typography component="h2" sx={{ fontSize: 14, fontWeight: 600, mb: 1 }}>
        {translate('planning.shelf')}
      </Typography>
      {shelf.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{translate('planning.empty')}</Typography>}
      <Box component="ul" sx={{ m: 0, p: 0, display: 'grid', gap: 1.25 }}>
        {[...shelf].sort(bySoonest).map((line) => (
          <Line
            key={`${line.materialType} ${line.color}`}
            line={line}
            short={queue.find(({ id }) => id === line.firstShortJob)}
          />
        ))}
      </Box>
    </Card>
  );
}

function Line({ line, short }: { line: ShelfLine; short: Row | undefined }) {
  const translate = useTranslate();
  const { grams } = useFormat();
  const day = useMoment({ weekday: 'short', day: 'numeric', month: 'short' });
  const { materialType, color, neededGrams, heldGrams, missingGrams, shortAt } = line;
  const share = Math.min(100, (100 * neededGrams) / Math.max(heldGrams, neededGrams, 1));
  return (
    <Box component="li" sx={{ listStyle: 'none', fontSize: 12.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
        <Swatch color={color} />
        <Box component="span" sx={{ fontWeight: 600 }}>
          {materialType} {color || translate('planning.anyColor')}
        </Box>
        <Box component="span" sx={{ ml: 'auto', color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
          {translate('planning.ofHeld', { needed: grams(neededGrams), held: grams(heldGrams) })}
        </Box>
      </Box>
      <Box sx={{ height: 6, borderRadius: 3, bgcolor: 'action.selected', overflow: 'hidden', mt: 0.5 }}>
        <Box sx={{ height: 1, width: `${share}%`, bgcolor: missingGrams > 0 ? 'error.main' : 'primary.main' }} />
      </Box>
      {shortAt && (
        <Box sx={{ color: 'error.main', mt: 0.25 }}>
          {translate('planning.short', { missing: grams(missingGrams), day: day(shortAt) })}{' '}
          {short && (
            <Box component={Link} to={`/PrintJob/${short.id}/show`} sx={{ color: 'inherit' }}>
              {short.jobNumber}
            </Box>
          )}
        </Box>
      )}
    </Box>
  );
}
