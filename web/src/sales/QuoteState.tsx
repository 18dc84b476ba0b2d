import { Chip, type ChipProps } from '@mui/material';
import { useTranslate } from 'react-admin';

const COLORS: Record<string, ChipProps['color']> = {
  Sent: 'info',
  Accepted: 'success',
  Declined: 'error',
  Expired: 'warning',
};

/** How a quote stands, in a word. */
export function QuoteState({ state }: { state: string }) {
  const translate = useTranslate();
  return (
    <Chip
      size="small"
      variant="outlined"
      color={COLORS[state] ?? 'default'}
      label={translate(`resources.PrintJob.values.quoteState.${state}`)}
      sx={{ '& .MuiChip-label': { color: 'text.primary' } }}
    />
  );
}
