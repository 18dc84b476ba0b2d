/** Every job the reader may see, as a list that follows the shop live. */
import { DataTable, List, ReferenceField, SearchInput } from 'react-admin';
import { LiveList } from '../parts/LiveList';
import { TimeField } from '../parts/TimeField';
import { ValueField } from '../parts/ValueField';

const filters = [<SearchInput key="q" source="q" alwaysOn />];

export default function PrintJobList() {
  return (
    <List filters={filters} sort={{ field: 'updatedAt', order: 'DESC' }} perPage={25} exporter={false}>
      <LiveList />
      <DataTable rowClick="show">
        <DataTable.Col source="jobNumber" />
        <DataTable.Col source="status" field={ValueField} />
        <DataTable.Col source="client" disableSort>
          <ReferenceField source="client" reference="Client" link={false} />
        </DataTable.Col>
        <DataTable.Col source="assignedTechnician" disableSort>
          <ReferenceField source="assignedTechnician" reference="Technician" link={false} />
        </DataTable.Col>
        <DataTable.Col source="fileName" />
        <DataTable.Col source="materialType" />
        <DataTable.Col source="dueDate" field={TimeField} />
        <DataTable.Col source="updatedAt" field={TimeField} />
      </DataTable>
    </List>
  );
}
