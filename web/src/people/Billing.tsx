import { Chip, type ChipProps } from '@mui/material';
import { useTranslate } from 'react-admin';

const TONES: Record<string, ChipProps['color']> = { Overdue: 'warning', Blocked: 'error' };

/** How a client's account stands; a shop may use words of its own. */
export function Billing({ status }: { status?: string }) {
  const translate = useTranslate();
  if (!status) return null;
  const tone = TONES[status];
  return (
    <Chip
      size="small"
      color={tone ?? 'default'}
      variant={tone ? 'filled' : 'outlined'}
      label={translate(`clients.billing.${status}`, { _: status })}
    />
  );
}
