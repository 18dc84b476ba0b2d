/** A client's jobs: the open ones, or all, newest first. */
import { Card } from '@mui/material';
import { DataTable, ListBase, Pagination, ReferenceField, useTranslate } from 'react-admin';
import { ViewTabs } from '../parts/ListFilters';
import { IN_PLACE, ListTrouble } from '../parts/ListTrouble';
import { LiveList } from '../parts/LiveList';
import { RowLink } from '../parts/RowLink';
import { CardHead } from '../parts/Screen';
import { TimeField } from '../parts/TimeField';
import { ValueField } from '../parts/ValueField';
import type { Row } from '../providers/errors';
import { rulesOf } from '../providers/rights';

const CLOSED = { status_nin: [...(rulesOf('PrintJob').lifecycle?.closed ?? [])] };

export function ClientJobs({ client }: { client: string }) {
  const translate = useTranslate();
  const views = [
    { name: 'open', text: translate('clients.views.open'), filter: CLOSED },
    { name: 'all', text: translate('clients.views.all'), filter: {} },
  ];
  return (
    <ListBase
      resource="PrintJob"
      filter={{ client }}
      filterDefaultValues={CLOSED}
      sort={{ field: 'createdAt', order: 'DESC' }}
      perPage={25}
      disableSyncWithLocation
      storeKey={false}
      queryOptions={IN_PLACE}
    >
      <LiveList />
      <Card>
        <CardHead title={translate('menu.jobs')} />
        <ViewTabs views={views} />
        <ListTrouble />
        <DataTable
          rowClick="show"
          bulkActionButtons={false}
          sx={{
            overflowX: 'auto',
            '& .column-assignedTechnician, & .column-createdAt': { display: { xs: 'none', md: 'table-cell' } },
          }}
        >
          <DataTable.Col
            source="jobNumber"
            render={({ id, jobNumber }: Row) => <RowLink to={`/PrintJob/${id}/show`}>{jobNumber}</RowLink>}
          />
          <DataTable.Col source="fileName" />
          <DataTable.Col source="status" field={ValueField} />
          <DataTable.Col source="assignedTechnician" disableSort>
            <ReferenceField source="assignedTechnician" reference="Technician" link={false} />
          </DataTable.Col>
          <DataTable.Col source="dueDate" field={TimeField} />
          <DataTable.Col source="createdAt" field={TimeField} />
        </DataTable>
        <Pagination />
      </Card>
    </ListBase>
  );
}
