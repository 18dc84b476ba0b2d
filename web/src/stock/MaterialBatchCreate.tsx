/** A new spool or lot. It starts full. */
import { Alert } from '@mui/material';
import { maxLength, minValue, NumberInput, required, TextInput, useTranslate } from 'react-admin';
import { CreatePage } from '../parts/CreatePage';
import { FormGrid } from '../parts/FormGrid';
import { ColourInput } from './ColourInput';
import { MaterialInput } from './MaterialInput';

export default function MaterialBatchCreate() {
  const translate = useTranslate();
  return (
    <CreatePage title={translate('stockroom.newBatch')} defaultValues={{ startingWeightGrams: 1000 }}>
      <FormGrid>
        <TextInput source="batchCode" validate={[required(), maxLength(60)]} autoFocus helperText={false} />
        <TextInput source="storageLocation" validate={maxLength(120)} helperText={false} />
        <MaterialInput />
        <ColourInput />
        <NumberInput source="startingWeightGrams" validate={[required(), minValue(0.01)]} helperText={false} />
      </FormGrid>
      <Alert severity="info">{translate('stockroom.startsFull')}</Alert>
    </CreatePage>
  );
}
