/** Everything that was done to the order and to what hangs on it: who, what, when, and why. */
import ArrowIcon from '@mui/icons-material/ArrowRightAlt';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { EventLine, FieldChange } from '../../jobs/page/HistoryEvent';
import { Panel } from '../../jobs/page/Panel';
import { shownFields } from '../../jobs/page/shownFields';
import { useFormat } from '../../parts/useFormat';
import { useLiveRefetch } from '../../parts/useLive';
import { useTechnicianNames } from '../../parts/useTechnicianNames';
import type { Row } from '../../providers/errors';
import { mayDo } from '../../providers/rights';
import { StateChip } from '../StateChip';
import { useOrderPage } from './OrderContext';

const STEP = 15;
const PLAIN = ['create', 'update', 'delete'];

function Event({ event, name }: { event: Row; name: string | undefined }) {
  const translate = useTranslate();
  const { moment } = useFormat();
  const { entityType, action, actorType, actorName, fromStatus, toStatus, reason, occurredAt } = event;
  const isPerson = actorType === 'staff' || actorType === 'customer';
  const kind = PLAIN.includes(action) ? action : 'move';
  return (
    <EventLine sx={{ '&::before': { bgcolor: toStatus ? 'primary.main' : 'text.disabled' } }}>
      <Stack direction="row" useFlexGap sx={{ columnGap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Box sx={{ fontSize: 14.5 }}>
          <strong>{isPerson ? (name ?? actorName) : translate(`jobPage.history.by.${actorType}`)}</strong>{' '}
          {translate(`resources.${entityType}.name`, { smart_count: 1 })}
          {!toStatus && `: ${translate(`audit.actions.${kind}`)}`}
        </Box>
        {toStatus && (
          <Stack direction="row" sx={{ gap: 0.5, alignItems: 'center' }}>
            {fromStatus && <StateChip resource={entityType} value={fromStatus} size={11.5} />}
            {fromStatus && <ArrowIcon titleAccess="→" sx={{ fontSize: 18 }} />}
            <StateChip resource={entityType} value={toStatus} size={11.5} />
          </Stack>
        )}
        <Typography
          variant="body2"
          component="time"
          dateTime={occurredAt}
          color="text.secondary"
          sx={{ fontSize: 13, ml: { sm: 'auto' }, width: { xs: '100%', sm: 'auto' } }}
        >
          {moment(occurredAt)}
        </Typography>
      </Stack>
      {reason && (
        <Box sx={{ fontStyle: 'italic', overflowWrap: 'anywhere' }}>{translate('jobPage.quoted', { reason })}</Box>
      )}
      {!toStatus && (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {shownFields(event).map((field) => (
            <FieldChange key={field} event={event} field={field} />
          ))}
        </Box>
      )}
    </EventLine>
  );
}

export function HistoryPanel() {
  const translate = useTranslate();
  const { order, who, items } = useOrderPage();
  const names = useTechnicianNames();
  const [shown, setShown] = useState(STEP);
  const mayRead = mayDo('read', 'AuditEvent', who);
  const events = useGetList<Row>(
    'AuditEvent',
    {
      pagination: { page: 1, perPage: shown },
      sort: { field: 'occurredAt', order: 'DESC' },
      filter: { order: order.id },
    },
    { enabled: mayRead, placeholderData: (before: unknown) => before as never },
  );
  const { data: rows = [], total = 0, isPending, error, refetch } = events;
  useLiveRefetch(`resource/Order/${order.id}`, refetch);
  useLiveRefetch('resource/PrintJob', refetch);
  useLiveRefetch(items.rows.length ? 'resource/ProductionQueueItem' : undefined, refetch);
  if (!mayRead) return null;
  return (
    <Panel
      title={translate('jobPage.history.title')}
      note={total || undefined}
      of={{ rows, isPending, error }}
      empty={translate('jobPage.history.none')}
    >
      <Stack component="ol" sx={{ m: 0, px: 2, pb: 1.5, listStyle: 'none' }}>
        {rows.map((event) => (
          <Event key={event.id} event={event} name={names.get(event.actorId)} />
        ))}
      </Stack>
      {rows.length < total && (
        <Button fullWidth onClick={() => setShown(shown + STEP * 2)} sx={{ borderRadius: 0 }}>
          {translate('jobPage.history.more', { smart_count: total - rows.length })}
        </Button>
      )}
    </Panel>
  );
}
