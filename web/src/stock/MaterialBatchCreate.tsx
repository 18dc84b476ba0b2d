/** A new spool or lot. It starts full. */
import { Alert, Card } from '@mui/material';
import { CreateBase, maxLength, minValue, NumberInput, required, TextInput, useTranslate } from 'react-admin';
import { CreateForm } from '../parts/CreateForm';
import { FormGrid } from '../parts/FormGrid';
import { Screen } from '../parts/Screen';
import { ColourInput } from './ColourInput';
import { MaterialInput } from './MaterialInput';

export default function MaterialBatchCreate() {
  const translate = useTranslate();
  return (
    <CreateBase>
      <Screen title={translate('stockroom.newBatch')} width={760}>
        <Card>
          <CreateForm defaultValues={{ startingWeightGrams: 1000 }}>
            <FormGrid>
              <TextInput source="batchCode" validate={[required(), maxLength(60)]} autoFocus helperText={false} />
              <TextInput source="storageLocation" validate={maxLength(120)} helperText={false} />
              <MaterialInput />
              <ColourInput />
              <NumberInput source="startingWeightGrams" validate={[required(), minValue(0.01)]} helperText={false} />
            </FormGrid>
            <Alert severity="info">{translate('stockroom.startsFull')}</Alert>
          </CreateForm>
        </Card>
      </Screen>
    </CreateBase>
  );
}
