/** One entry of a production queue: what is made, for which order, how far it is, and what to do next. */
import HandleIcon from '@mui/icons-material/DragIndicator';
import { Box, Stack, Typography } from '@mui/material';
import type { HTMLAttributes } from 'react';
import { useTranslate } from 'react-admin';
import { StateChip } from '../orders/StateChip';
import { Refusal } from '../parts/Refusal';
import { RowLink } from '../parts/RowLink';
import { Swatch } from '../parts/Swatch';
import { useFormat } from '../parts/useFormat';
import type { Row } from '../providers/errors';
import type { Who } from '../providers/rights';
import { DocumentButton } from './DocumentButton';
import { ItemProgress } from './ItemProgress';

interface Props {
  item: Row;
  place: number;
  isLate: boolean;
  who: Who;
  /** What lifts it; none where it stays. */
  handle: HTMLAttributes<HTMLElement> | null | undefined;
  error?: unknown;
  forget: () => void;
}

export function ItemCard({ item, place, isLate, who, handle, error, forget }: Props) {
  const translate = useTranslate();
  const { day, minutes, number } = useFormat();
  const { printJob: job, order, orderLine: line } = item.included ?? {};
  const name: string = job?.jobNumber ?? '';
  const facts = [
    job && `${number(job.quantity ?? 1)} × ${job.fileName}`,
    item.estimatedMinutes > 0 && minutes(item.estimatedMinutes),
  ];
  return (
    <Stack sx={{ gap: 0.75, p: 1.25 }}>
      <Stack direction="row" sx={{ gap: 0.75, alignItems: 'center' }}>
        {handle && (
          <Box
            {...handle}
            aria-label={translate('production.lift', { job: name })}
            sx={{ display: 'flex', color: 'text.secondary', cursor: 'grab' }}
          >
            <HandleIcon fontSize="small" />
          </Box>
        )}
        <Typography variant="body2" color="text.secondary">
          {place}
        </Typography>
        {job && <RowLink to={`/PrintJob/${job.id}/show`}>{name}</RowLink>}
        {order && (
          <RowLink to={`/Order/${order.id}/show`} sx={{ fontWeight: 400, fontSize: 13.5 }}>
            {[order.orderNumber, line?.number].filter(Boolean).join(', ')}
          </RowLink>
        )}
        <Box sx={{ flexGrow: 1 }} />
        <StateChip resource="ProductionQueueItem" value={item.status} size={12} />
      </Stack>
      <Box sx={{ fontSize: 14, overflowWrap: 'anywhere' }}>{facts.filter(Boolean).join(' · ')}</Box>
      <Stack direction="row" useFlexGap sx={{ gap: 0.75, alignItems: 'center', flexWrap: 'wrap', fontSize: 13.5 }}>
        {job?.color && <Swatch color={job.color} size={13} />}
        <span>{[job?.materialType, job?.color].filter(Boolean).join(' ')}</span>
        {item.dueDate && (
          <Box
            component="time"
            dateTime={item.dueDate}
            sx={isLate ? { color: 'error.main', fontWeight: 600 } : { color: 'text.secondary' }}
          >
            {translate(isLate ? 'production.tooLate' : 'planning.due', { day: day(item.dueDate) })}
          </Box>
        )}
        <DocumentButton item={item} sx={{ py: 0 }} />
      </Stack>
      <ItemProgress item={item} who={who} name={name} />
      <Refusal error={error} onClose={forget} />
    </Stack>
  );
}
