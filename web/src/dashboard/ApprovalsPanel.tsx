/** Time logs that wait for a decision, the oldest first. */
import { useGetList, useTranslate } from 'react-admin';
import { PENDING_LOGS } from '../parts/menuCounts';
import { useFormat } from '../parts/useFormat';
import { useLiveRefetch } from '../parts/useLive';
import type { Row } from '../providers/errors';
import { Lines } from './Lines';
import { Panel } from './Panel';

const MOST = 7;

export function ApprovalsPanel({ names }: { names: ReadonlyMap<string, string> }) {
  const translate = useTranslate();
  const { minutes, grams } = useFormat();
  const query = useGetList<Row>('TimeLog', {
    filter: PENDING_LOGS,
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'startTime', order: 'ASC' },
    meta: { include: ['printJob'] },
  });
  useLiveRefetch('resource/TimeLog', query.refetch);
  return (
    <Panel
      title={translate('dashboard.approvalsWaiting')}
      query={query}
      to="/TimeLog"
      nothing={query.data?.length === 0 && translate('dashboard.nothingWaits')}
    >
      {() => (
        <Lines
          lines={(query.data ?? []).map((log) => ({
            key: log.id,
            to: '/TimeLog',
            lead: names.get(log.technician) ?? '',
            text: `${log.included?.printJob?.jobNumber ?? ''} · ${translate(`resources.TimeLog.values.activityType.${log.activityType}`)}`,
            end: [minutes(log.minutesLogged ?? 0), log.materialGrams ? grams(log.materialGrams) : '']
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      )}
    </Panel>
  );
}
