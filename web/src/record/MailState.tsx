import { Chip, type ChipProps } from '@mui/material';
import { useTranslate } from 'react-admin';

const TONES: Record<string, ChipProps['color']> = {
  Waiting: 'info',
  Sending: 'info',
  Sent: 'success',
  Delivered: 'success',
  Bounced: 'error',
  Complained: 'error',
  GivenUp: 'error',
};

/** Where a mail stands; what needs somebody stands out. */
export function MailState({ state }: { state: string }) {
  const translate = useTranslate();
  const tone = TONES[state] ?? 'default';
  return (
    <Chip
      size="small"
      variant={tone === 'error' ? 'filled' : 'outlined'}
      color={tone}
      label={translate(`resources.EmailMessage.values.state.${state}`)}
    />
  );
}
