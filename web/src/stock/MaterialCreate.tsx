import { maxLength, required, TextInput, useTranslate } from 'react-admin';
import { CreatePage } from '../parts/CreatePage';
import { MaterialFields } from './MaterialFields';

const USUAL = { lowStockGrams: 250, depletedGrams: 0, densityGramsPerCm3: 1.24, isActive: true };

export default function MaterialCreate() {
  const translate = useTranslate();
  return (
    <CreatePage title={translate('stockroom.newMaterial')} defaultValues={USUAL} goTo="list">
      <TextInput source="name" validate={[required(), maxLength(60)]} helperText="stockroom.nameHelp" autoFocus />
      <MaterialFields />
    </CreatePage>
  );
}
