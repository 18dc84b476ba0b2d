/** What a coordinator may change of a job; where it stands changes by its moves. */
import { DateTimeInput, Edit, NumberInput, ReferenceInput, TextInput } from 'react-admin';
import { EditForm } from '../parts/EditForm';

export default function PrintJobEdit() {
  return (
    <Edit actions={false}>
      <EditForm>
        <TextInput source="color" />
        <NumberInput source="quantity" />
        <NumberInput source="priority" />
        <DateTimeInput source="dueDate" />
        <ReferenceInput source="assignedTechnician" reference="Technician" />
      </EditForm>
    </Edit>
  );
}
