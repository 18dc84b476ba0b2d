/** What the label and the shelf say of a batch; its grams change by weighing it. */
import { Card } from '@mui/material';
import { EditBase, maxLength, minValue, NumberInput, required, TextInput, useTranslate } from 'react-admin';
import { EditForm } from '../parts/EditForm';
import { FormGrid } from '../parts/FormGrid';
import { Screen } from '../parts/Screen';
import { ColourInput } from './ColourInput';
import { MaterialInput } from './MaterialInput';

export default function MaterialBatchEdit() {
  const translate = useTranslate();
  return (
    <EditBase mutationMode="pessimistic">
      <Screen title={translate('stockroom.editBatch')} width={760}>
        <Card>
          <EditForm>
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
          </EditForm>
        </Card>
      </Screen>
    </EditBase>
  );
}
