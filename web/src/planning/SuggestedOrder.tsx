/** The suggested order, with how far each job would move. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Row } from '../providers/errors';
import type { Order } from './plan';
import { QueueRow } from './QueueRow';

interface Props {
  queue: Row[];
  order: Order;
  names: ReadonlyMap<string, string>;
}

/** The queue in the order of the steps; priority comes first there as everywhere. */
export function suggestedQueue(queue: Row[], order: Order): Row[] {
  const rank = new Map(order.steps.map(({ objectId }, index) => [objectId, index]));
  const last = order.steps.length;
  return [...queue].sort(
    (left, right) =>
      (left.priority ?? 3) - (right.priority ?? 3) || (rank.get(left.id) ?? last) - (rank.get(right.id) ?? last),
  );
}

export function SuggestedOrder({ queue, order, names }: Props) {
  const steps = new Map(order.steps.map((step) => [step.objectId, step]));
  const placeNow = new Map(queue.map(({ id }, index) => [id, index]));
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {suggestedQueue(queue, order).map((job, index) => (
        <Box component="li" key={job.id} sx={{ borderBottom: 1, borderColor: 'divider' }}>
          <QueueRow
            job={job}
            place={index + 1}
            step={steps.get(job.id)}
            technician={names.get(job.assignedTechnician) ?? ''}
            mark={<Moved by={(placeNow.get(job.id) ?? index) - index} />}
          />
        </Box>
      ))}
    </Box>
  );
}

function Moved({ by }: { by: number }) {
  const translate = useTranslate();
  if (by === 0) return null;
  return (
    <Box
      component="span"
      role="img"
      aria-label={translate(by > 0 ? 'planning.earlier' : 'planning.later', { places: Math.abs(by) })}
      sx={{ color: by > 0 ? 'success.main' : 'text.secondary', fontSize: 11.5, fontWeight: 600, whiteSpace: 'nowrap' }}
    >
      {by > 0 ? '▲' : '▼'} {Math.abs(by)}
    </Box>
  );
}
