/** What was done to a row and to what hangs on it, the latest first; more of it when more is wanted. */
import { Button, Stack } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useTechnicianNames } from '../../parts/useTechnicianNames';
import type { Row } from '../../providers/errors';
import { mayDo, type Who } from '../../providers/rights';
import { Panel } from './Panel';

const STEP = 15;

/** The audit events of the filter, as far as `who` may read them. */
export function useHistory(who: Who, filter: Record<string, unknown>) {
  const [shown, setShown] = useState(STEP);
  const mayRead = mayDo('read', 'AuditEvent', who);
  const { data, total, isPending, error, refetch } = useGetList<Row>(
    'AuditEvent',
    { pagination: { page: 1, perPage: shown }, sort: { field: 'occurredAt', order: 'DESC' }, filter },
    { enabled: mayRead, placeholderData: (before: unknown) => before as never },
  );
  const showMore = () => setShown(shown + STEP * 2);
  return { mayRead, rows: data ?? [], total: total ?? 0, isPending, error, refetch, showMore };
}

interface Props {
  history: ReturnType<typeof useHistory>;
  /** `name`: of the member of staff who did it. */
  line: (event: Row, name: string | undefined) => ReactNode;
}

export function HistoryList({ history, line }: Props) {
  const translate = useTranslate();
  const names = useTechnicianNames();
  const { mayRead, rows, total, showMore } = history;
  if (!mayRead) return null;
  return (
    <Panel
      title={translate('jobPage.history.title')}
      note={total || undefined}
      of={history}
      empty={translate('jobPage.history.none')}
    >
      <Stack component="ol" sx={{ m: 0, px: 2, pb: 1.5, listStyle: 'none' }}>
        {rows.map((event) => line(event, names.get(event.actorId)))}
      </Stack>
      {rows.length < total && (
        <Button fullWidth onClick={showMore} sx={{ borderRadius: 0 }}>
          {translate('jobPage.history.more', { smart_count: total - rows.length })}
        </Button>
      )}
    </Panel>
  );
}
