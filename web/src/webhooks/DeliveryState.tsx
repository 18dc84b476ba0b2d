import { Chip, type ChipProps } from '@mui/material';
import { useTranslate } from 'react-admin';

const TONES: Record<string, ChipProps['color']> = {
  Waiting: 'info',
  Sending: 'info',
  Delivered: 'success',
  GivenUp: 'error',
};

export function DeliveryState({ state }: { state: string }) {
  const translate = useTranslate();
  return (
    <Chip
      size="small"
      variant={state === 'GivenUp' ? 'filled' : 'outlined'}
      color={TONES[state]}
      label={translate(`resources.WebhookDelivery.values.state.${state}`)}
      sx={state === 'GivenUp' ? undefined : { color: 'text.primary' }}
    />
  );
}
