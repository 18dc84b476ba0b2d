/** One job, live. */
import { Labeled, NumberField, ReferenceField, Show, SimpleShowLayout, TextField } from 'react-admin';
import { LiveRow } from '../parts/LiveRow';
import { TimeField } from '../parts/TimeField';
import { ValueField } from '../parts/ValueField';

export default function PrintJobShow() {
  return (
    <Show>
      <LiveRow />
      <SimpleShowLayout>
        <TextField source="jobNumber" />
        <Labeled source="status">
          <ValueField source="status" />
        </Labeled>
        <ReferenceField source="client" reference="Client" link={false} />
        <ReferenceField source="assignedTechnician" reference="Technician" link={false} />
        <TextField source="fileName" />
        <TextField source="materialType" />
        <NumberField source="priority" />
        <Labeled source="dueDate">
          <TimeField source="dueDate" />
        </Labeled>
      </SimpleShowLayout>
    </Show>
  );
}
