/** Where a job stands. */
import { useTranslate } from 'react-admin';
import { type Tone, ToneChip } from '../parts/ToneChip';

const TONES: Record<string, Tone> = {
  Queued: 'info',
  Printing: 'primary',
  'Post-Processing': 'primary',
  Ready: 'success',
  Dispatched: 'success',
  Completed: 'success',
  Failed: 'error',
  'On Hold': 'warning',
  'Revision Requested': 'warning',
};

export function StatusChip({ status, size }: { status: string; size?: number }) {
  const translate = useTranslate();
  return (
    <ToneChip tone={TONES[status]} size={size}>
      {translate(`resources.PrintJob.values.status.${status}`)}
    </ToneChip>
  );
}
