/** Where a row of an order stands, whichever of its classes it is of. */
import { useTranslate } from 'react-admin';
import { StatusChip } from '../jobs/StatusChip';
import { type Tone, ToneChip } from '../parts/ToneChip';
import { fieldOfStatus } from '../providers/rights';

const TONES: Record<string, Tone> = {
  Placed: 'warning',
  Confirmed: 'info',
  'In Production': 'primary',
  Ready: 'success',
  Dispatched: 'success',
  Completed: 'success',
  Open: 'warning',
  Pending: 'info',
  Paid: 'success',
  Failed: 'error',
  Requested: 'warning',
  Accepted: 'info',
  Fulfilled: 'success',
  Approved: 'success',
  Rejected: 'error',
  Prepared: 'info',
  Sent: 'info',
  Printing: 'primary',
  Done: 'success',
};

interface Props {
  resource: string;
  /** Without it, the first field of the class that can say this. */
  field?: string;
  value: string;
  size?: number;
}

export function StateChip({ resource, field, value, size }: Props) {
  const translate = useTranslate();
  if (resource === 'PrintJob') return <StatusChip status={value} size={size} />;
  const said = field ?? fieldOfStatus(resource, value) ?? 'status';
  return (
    <ToneChip tone={TONES[value]} size={size}>
      {translate(`resources.${resource}.values.${said}.${value}`, { _: value })}
    </ToneChip>
  );
}
