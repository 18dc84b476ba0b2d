/** The inbox of time logs: what waits for a decision, oldest first, and what was decided. */
import { Card } from '@mui/material';
import { ListBase, Pagination, useGetList, useTranslate } from 'react-admin';
import { ListFilters, SelectFilter, ViewTabs } from '../parts/ListFilters';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { LiveList } from '../parts/LiveList';
import { PENDING_LOGS, usePendingLogCount } from '../parts/menuCounts';
import { Screen } from '../parts/Screen';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { rulesOf } from '../providers/rights';
import { LogTable } from './LogTable';

const RUNNING = { approvalStatus: 'Pending', endTime_exists: false };
/** What a row shows of others. */
const INCLUDE = { include: ['printJob', 'technician', 'materialBatch', 'approvedBy'] };

function LogViews() {
  const translate = useTranslate();
  const pending = usePendingLogCount();
  return (
    <ViewTabs
      views={[
        { name: 'pending', text: translate('approvals.views.pending'), count: pending, filter: PENDING_LOGS },
        { name: 'running', text: translate('approvals.views.running'), filter: RUNNING },
        { name: 'approved', text: translate('approvals.views.approved'), filter: { approvalStatus: 'Approved' } },
        { name: 'rejected', text: translate('approvals.views.rejected'), filter: { approvalStatus: 'Rejected' } },
      ]}
    />
  );
}

function TechnicianFilter() {
  const translate = useTranslate();
  const { data = [] } = useGetList<Row>('Technician', {
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'username', order: 'ASC' },
  });
  const choices = data.map(({ id, displayName, username }) => ({ value: id, text: displayName ?? username }));
  return (
    <SelectFilter source="technician" label={translate('resources.TimeLog.fields.technician')} choices={choices} />
  );
}

export default function TimeLogList() {
  const translate = useTranslate();
  const who = useWho();
  const activities = rulesOf('TimeLog').values.activityType ?? [];
  return (
    <ListBase
      sort={{ field: 'startTime', order: 'ASC' }}
      perPage={50}
      filterDefaultValues={PENDING_LOGS}
      queryOptions={{ meta: INCLUDE, ...IN_PLACE }}
    >
      <LiveList />
      <Screen
        title={translate('menu.approvals')}
        head={
          <ListFilters>
            <TechnicianFilter />
            <SelectFilter
              source="activityType"
              label={translate('resources.TimeLog.fields.activityType')}
              choices={activities.map((value) => ({
                value,
                text: translate(`resources.TimeLog.values.activityType.${value}`),
              }))}
            />
          </ListFilters>
        }
      >
        <Card>
          <LogViews />
          <ListTrouble />
          {who && <LogTable who={who} />}
          <Pagination rowsPerPageOptions={[25, 50, 100]} />
        </Card>
      </Screen>
    </ListBase>
  );
}
