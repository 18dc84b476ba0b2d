/** The jobs that should have left already, the longest late first. */
import { useGetList, useTranslate } from 'react-admin';
import { OWED } from '../board/statuses';
import { useLiveRefetch } from '../parts/useLive';
import { useMinute, useMoment } from '../parts/useMoment';
import type { Row } from '../providers/errors';
import { Lines } from './Lines';
import { lateJobs } from './links';
import { Panel } from './Panel';

const MOST = 7;

export function LatePanel() {
  const translate = useTranslate();
  const now = useMinute();
  const day = useMoment({ weekday: 'short', day: 'numeric', month: 'short' });
  const query = useGetList<Row>('PrintJob', {
    filter: { status: OWED, dueDate_lt: new Date(now).toISOString() },
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'dueDate', order: 'ASC' },
    meta: { include: ['client'] },
  });
  useLiveRefetch('resource/PrintJob', query.refetch);
  return (
    <Panel
      title={translate('dashboard.lateJobs')}
      query={query}
      to={lateJobs()}
      nothing={query.data?.length === 0 && translate('dashboard.nothingLate')}
    >
      {() => (
        <Lines
          lines={(query.data ?? []).map((job) => ({
            key: job.id,
            to: `/PrintJob/${job.id}/show`,
            lead: job.jobNumber,
            text: `${job.included?.client?.companyName ?? ''} · ${translate(`resources.PrintJob.values.status.${job.status}`)}`,
            end: day(job.dueDate),
            isGrave: true,
          }))}
        />
      )}
    </Panel>
  );
}
