import { Card } from '@mui/material';
import { EditBase, useEditContext, useTranslate } from 'react-admin';
import { EditForm } from '../parts/EditForm';
import { Screen } from '../parts/Screen';
import { PrinterFields } from './PrinterFields';

function PrinterPage() {
  const { record } = useEditContext();
  const translate = useTranslate();
  return (
    <Screen title={record?.name ?? translate('menu.printers')} width={760}>
      <Card>
        <EditForm goTo="list">
          <PrinterFields />
        </EditForm>
      </Card>
    </Screen>
  );
}

export default function PrinterEdit() {
  return (
    <EditBase mutationMode="pessimistic">
      <PrinterPage />
    </EditBase>
  );
}
