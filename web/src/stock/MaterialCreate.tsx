import { Card } from '@mui/material';
import { CreateBase, maxLength, required, TextInput, useRedirect, useTranslate } from 'react-admin';
import { CreateForm } from '../parts/CreateForm';
import { Screen } from '../parts/Screen';
import { MaterialFields } from './MaterialFields';

const USUAL = { lowStockGrams: 250, depletedGrams: 0, densityGramsPerCm3: 1.24, isActive: true };

export default function MaterialCreate() {
  const translate = useTranslate();
  const redirect = useRedirect();
  return (
    <CreateBase>
      <Screen title={translate('stockroom.newMaterial')} width={760}>
        <Card>
          <CreateForm defaultValues={USUAL} onMade={() => redirect('list', 'Material')}>
            <TextInput source="name" validate={[required(), maxLength(60)]} helperText="stockroom.nameHelp" autoFocus />
            <MaterialFields />
          </CreateForm>
        </Card>
      </Screen>
    </CreateBase>
  );
}
