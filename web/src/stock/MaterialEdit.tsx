import { Card } from '@mui/material';
import { EditBase, useEditContext, useTranslate } from 'react-admin';
import { EditForm } from '../parts/EditForm';
import { Screen } from '../parts/Screen';
import { MaterialFields } from './MaterialFields';

function MaterialPage() {
  const { record } = useEditContext();
  const translate = useTranslate();
  return (
    <Screen title={record?.name ?? translate('stockroom.materials')} width={760}>
      <Card>
        <EditForm goTo="list">
          <MaterialFields />
        </EditForm>
      </Card>
    </Screen>
  );
}

export default function MaterialEdit() {
  return (
    <EditBase mutationMode="pessimistic">
      <MaterialPage />
    </EditBase>
  );
}
