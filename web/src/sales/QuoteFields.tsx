/** The inputs of a quote: its lines, and what is added to and taken off them. */
import AddIcon from '@mui/icons-material/Add';
import { Button, MenuItem, Stack, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CURRENCIES, minorUnits } from '../jobs/page/money';
import { basisPoints, type Draft, type DraftLine, newLine } from './draft';
import { LineInputs } from './LineInputs';

const MOST_LINES = 50;

interface Props {
  draft: Draft;
  change: (changes: Partial<Draft>) => void;
}

export function QuoteFields({ draft, change }: Props) {
  const translate = useTranslate();
  const { lines, currency } = draft;
  const setLine = (key: number, changes: Partial<DraftLine>) =>
    change({ lines: lines.map((line) => (line.key === key ? { ...line, ...changes } : line)) });
  const isPrice = (text: string) => text === '' || minorUnits(text, currency) !== undefined;
  const fields = [
    { name: 'setup', isRight: isPrice(draft.setup), mode: 'decimal' },
    { name: 'discount', isRight: isPrice(draft.discount), mode: 'decimal' },
    { name: 'tax', isRight: basisPoints(draft.tax) !== undefined, mode: 'decimal' },
    { name: 'days', isRight: /^\s*[1-9]\d{0,2}\s*$/.test(draft.days) && Number(draft.days) <= 365, mode: 'numeric' },
  ] as const;
  return (
    <>
      {lines.map((line, index) => (
        <LineInputs
          key={line.key}
          line={line}
          place={index + 1}
          currency={currency}
          set={(changes) => setLine(line.key, changes)}
          remove={lines.length > 1 ? () => change({ lines: lines.filter(({ key }) => key !== line.key) }) : undefined}
        />
      ))}
      <Button
        startIcon={<AddIcon />}
        disabled={lines.length >= MOST_LINES}
        onClick={() => change({ lines: [...lines, newLine()] })}
        sx={{ alignSelf: 'start' }}
      >
        {translate('quotes.addLine')}
      </Button>
      <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: 'wrap', '& > *': { flex: '1 1 110px' } }}>
        {fields.map(({ name, isRight, mode }) => (
          <TextField
            key={name}
            size="small"
            label={translate(`quotes.fields.${name}`)}
            value={draft[name]}
            onChange={(event) => change({ [name]: event.target.value })}
            error={!isRight}
            slotProps={{ htmlInput: { inputMode: mode } }}
          />
        ))}
        <TextField
          select
          size="small"
          label={translate('quotes.fields.currency')}
          value={currency}
          onChange={(event) => change({ currency: event.target.value })}
        >
          {CURRENCIES.map((code) => (
            <MenuItem key={code} value={code}>
              {code}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
    </>
  );
}
