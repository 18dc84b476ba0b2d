/** What the label and the shelf say of a batch; its grams change by weighing it. */
import { maxLength, minValue, NumberInput, required, TextInput, useTranslate } from 'react-admin';
import { EditPage } from '../parts/EditPage';
import { FormGrid } from '../parts/FormGrid';
import { ColourInput } from './ColourInput';
import { MaterialInput } from './MaterialInput';

export default function MaterialBatchEdit() {
  const translate = useTranslate();
  return (
    <EditPage title={() => translate('stockroom.editBatch')}>
      <FormGrid>
        <TextInput source="batchCode" validate={[required(), maxLength(60)]} helperText={false} />
        <TextInput source="storageLocation" validate={maxLength(120)} helperText={false} />
        <MaterialInput />
        <ColourInput />
        <NumberInput
          source="startingWeightGrams"
          validate={[required(), minValue(0.01)]}
          helperText="stockroom.startingHelp"
        />
      </FormGrid>
    </EditPage>
  );
}
