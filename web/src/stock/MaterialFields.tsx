import { BooleanInput, minValue, NumberInput, required } from 'react-admin';
import { FormGrid } from '../parts/FormGrid';

const grams = [required(), minValue(0)];

/** What a manager decides about a material beside its name. */
export function MaterialFields() {
  return (
    <>
      <FormGrid>
        <NumberInput source="lowStockGrams" validate={grams} helperText="stockroom.lowHelp" />
        <NumberInput source="depletedGrams" validate={grams} helperText="stockroom.depletedHelp" />
        <NumberInput
          source="densityGramsPerCm3"
          validate={[required(), minValue(0.1)]}
          helperText="stockroom.densityHelp"
        />
      </FormGrid>
      <BooleanInput source="isActive" helperText="stockroom.activeHelp" />
    </>
  );
}
