import { BooleanInput, NumberInput, ReferenceInput, SelectInput, TextInput } from 'react-admin';
import { FormGrid } from '../parts/FormGrid';
import { limitsOf } from '../parts/limits';

const NAME = limitsOf('ProductionQueue', 'name');
const MINUTES = limitsOf('ProductionQueue', 'minutesPerDay');
const ORDER = limitsOf('ProductionQueue', 'sortOrder');
const BY_NAME = { field: 'name', order: 'ASC' } as const;

export function ProductionQueueFields() {
  return (
    <>
      <FormGrid>
        <TextInput source="name" validate={NAME} helperText={false} />
        <ReferenceInput source="printer" reference="Printer" sort={BY_NAME} perPage={200}>
          <SelectInput helperText="production.printerHelp" />
        </ReferenceInput>
        <NumberInput source="minutesPerDay" validate={MINUTES} helperText="production.minutesHelp" />
        <NumberInput source="sortOrder" validate={ORDER} helperText="catalog.orderHelp" />
      </FormGrid>
      <BooleanInput source="active" helperText="production.activeHelp" />
    </>
  );
}
