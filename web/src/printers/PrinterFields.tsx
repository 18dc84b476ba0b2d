import { BooleanInput, NumberInput, TextInput } from 'react-admin';
import { FormGrid } from '../parts/FormGrid';
import { limitsOf } from '../parts/limits';

const NAME = limitsOf('Printer', 'name');
const NOTES = limitsOf('Printer', 'notes');
const SIZES = ['buildWidthMm', 'buildDepthMm', 'buildHeightMm'].map((source) => ({
  source,
  validate: limitsOf('Printer', source),
}));

export function PrinterFields() {
  return (
    <>
      <FormGrid>
        <TextInput source="name" validate={NAME} helperText={false} />
        {SIZES.map((size) => (
          <NumberInput key={size.source} {...size} helperText={false} />
        ))}
      </FormGrid>
      <TextInput source="notes" validate={NOTES} multiline helperText={false} />
      <BooleanInput source="isActive" helperText="printers.printerActive" />
    </>
  );
}
