import { Chip, type ChipProps } from '@mui/material';
import { useTranslate } from 'react-admin';

const TONES: Record<string, ChipProps['color']> = { Available: 'success', Low: 'warning', Depleted: 'error' };

export function BatchStatus({ status }: { status: string }) {
  const translate = useTranslate();
  return (
    <Chip
      size="small"
      variant={status === 'Available' || status === 'Retired' ? 'outlined' : 'filled'}
      color={TONES[status] ?? 'default'}
      label={translate(`resources.MaterialBatch.values.status.${status}`)}
    />
  );
}
