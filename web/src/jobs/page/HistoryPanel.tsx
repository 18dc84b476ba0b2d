/** Everything that was done to the job, its checks, logs and notes: who, what, when, and why. */
import { useLiveRefetch } from '../../parts/useLive';
import { HistoryEvent } from './HistoryEvent';
import { HistoryList, useHistory } from './HistoryList';
import { useJobPage } from './JobContext';

const HANGING = ['FileCheck', 'TimeLog', 'JobNote'];

export function HistoryPanel() {
  const { job, who, checks, logs, notes } = useJobPage();
  const ids = [checks, logs, notes].flatMap(({ rows }) => rows.map(({ id }) => id));
  const history = useHistory(who, { entityType: ['PrintJob', ...HANGING], entityId: [job.id, ...ids.sort()] });
  useLiveRefetch(`resource/PrintJob/${job.id}`, history.refetch);
  useLiveRefetch('resource/FileCheck', history.refetch);
  useLiveRefetch('resource/TimeLog', history.refetch);
  useLiveRefetch('resource/JobNote', history.refetch);
  return (
    <HistoryList history={history} line={(event, name) => <HistoryEvent key={event.id} event={event} name={name} />} />
  );
}
