import RemoveIcon from '@mui/icons-material/Close';
import { Box, IconButton, Stack, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { minorUnits, useMoney } from '../jobs/page/money';
import { type DraftLine, quantityOf } from './draft';

interface Props {
  line: DraftLine;
  /** 1 for the first. */
  place: number;
  currency: string;
  set: (changes: Partial<DraftLine>) => void;
  remove: (() => void) | undefined;
}

/** One line of a quote: what, how many, what each costs, and what that comes to. */
export function LineInputs({ line, place, currency, set, remove }: Props) {
  const translate = useTranslate();
  const money = useMoney();
  const { description, quantity, unit } = line;
  const unitMinor = minorUnits(unit, currency);
  const pieces = quantityOf(quantity);
  const amount = pieces !== undefined && unitMinor !== undefined ? money(pieces * unitMinor, currency) : '–';
  return (
    <Stack
      direction="row"
      role="group"
      aria-label={translate('quotes.line', { place })}
      useFlexGap
      sx={{ gap: 1, alignItems: 'center', flexWrap: { xs: 'wrap', sm: 'nowrap' } }}
    >
      <TextField
        size="small"
        label={translate('quotes.description')}
        value={description}
        onChange={(event) => set({ description: event.target.value })}
        sx={{ flex: { xs: '1 1 100%', sm: '1 1 0' } }}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        size="small"
        label={translate('quotes.quantity')}
        value={quantity}
        onChange={(event) => set({ quantity: event.target.value })}
        error={quantity !== '' && pieces === undefined}
        fullWidth={false}
        sx={{ width: 76, flex: 'none' }}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
      <TextField
        size="small"
        label={translate('quotes.unit')}
        value={unit}
        onChange={(event) => set({ unit: event.target.value })}
        error={unit !== '' && unitMinor === undefined}
        fullWidth={false}
        sx={{ width: 104, flex: 'none' }}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      />
      <Box
        sx={{
          minWidth: { sm: 104 },
          ml: 'auto',
          textAlign: 'right',
          fontVariantNumeric: 'tabular-nums',
          fontSize: 14.5,
        }}
      >
        {amount}
      </Box>
      <IconButton
        size="small"
        aria-label={translate('quotes.removeLine', { place })}
        disabled={!remove}
        onClick={remove}
      >
        <RemoveIcon fontSize="small" />
      </IconButton>
    </Stack>
  );
}
