import { Card } from '@mui/material';
import { EditBase, useEditContext, useTranslate } from 'react-admin';
import { EditForm } from '../parts/EditForm';
import { Screen } from '../parts/Screen';
import { PrintProfileFields } from './PrintProfileFields';

function PrintProfilePage() {
  const translate = useTranslate();
  const { record } = useEditContext();
  const title = record
    ? `${record.quality} · ${record.materialType ?? translate('printers.allMaterials')}`
    : translate('printers.profiles');
  return (
    <Screen title={title} width={760}>
      <Card>
        <EditForm goTo="list">
          <PrintProfileFields />
        </EditForm>
      </Card>
    </Screen>
  );
}

export default function PrintProfileEdit() {
  return (
    <EditBase mutationMode="pessimistic">
      <PrintProfilePage />
    </EditBase>
  );
}
