/** Everything that was done to the job, its checks, logs and notes: who, what, when, and why. */
import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useLiveRefetch } from '../../parts/useLive';
import { useTechnicianNames } from '../../parts/useTechnicianNames';
import type { Row } from '../../providers/errors';
import { mayDo } from '../../providers/rights';
import { HistoryEvent } from './HistoryEvent';
import { useJobPage } from './JobContext';
import { Panel } from './Panel';

const STEP = 15;
const HANGING = ['FileCheck', 'TimeLog', 'JobNote'];

function useEvents(shown: number) {
  const { job, who, checks, logs, notes } = useJobPage();
  const ids = [checks, logs, notes].flatMap(({ rows }) => rows.map(({ id }) => id));
  const events = useGetList<Row>(
    'AuditEvent',
    {
      pagination: { page: 1, perPage: shown },
      sort: { field: 'occurredAt', order: 'DESC' },
      filter: { entityType: ['PrintJob', ...HANGING], entityId: [job.id, ...ids.sort()] },
    },
    { enabled: mayDo('read', 'AuditEvent', who), placeholderData: (before: unknown) => before as never },
  );
  const { refetch } = events;
  useLiveRefetch(`resource/PrintJob/${job.id}`, refetch);
  useLiveRefetch('resource/FileCheck', refetch);
  useLiveRefetch('resource/TimeLog', refetch);
  useLiveRefetch('resource/JobNote', refetch);
  return events;
}

export function HistoryPanel() {
  const translate = useTranslate();
  const { who } = useJobPage();
  const names = useTechnicianNames();
  const [shown, setShown] = useState(STEP);
  const { data: rows = [], total = 0, isPending, error } = useEvents(shown);
  if (!mayDo('read', 'AuditEvent', who)) return null;
  return (
    <Panel
      title={translate('jobPage.history.title')}
      note={total || undefined}
      of={{ rows, isPending, error }}
      empty={translate('jobPage.history.none')}
    >
      <Stack component="ol" sx={{ m: 0, px: 2, pb: 1.5, listStyle: 'none' }}>
        {rows.map((event) => (
          <HistoryEvent key={event.id} event={event} name={names.get(event.actorId)} />
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
