/** A client's jobs: the open ones, or all, newest first. */
import { DataTable, ReferenceField, useTranslate } from 'react-admin';
import { ViewTabs } from '../parts/ListFilters';
import { ListInPage } from '../parts/ListInPage';
import { RowLink } from '../parts/RowLink';
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
    <ListInPage
      resource="PrintJob"
      title={translate('menu.jobs')}
      filter={{ client }}
      filterDefaultValues={CLOSED}
      newestBy="createdAt"
      views={<ViewTabs views={views} />}
    >
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
    </ListInPage>
  );
}
