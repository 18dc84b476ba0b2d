import { Card } from '@mui/material';
import { CreateBase, useRedirect, useTranslate } from 'react-admin';
import { CreateForm } from '../parts/CreateForm';
import { Screen } from '../parts/Screen';
import { PrinterFields } from './PrinterFields';

const USUAL = { isActive: true, connector: 'none' };

export default function PrinterCreate() {
  const translate = useTranslate();
  const redirect = useRedirect();
  return (
    <CreateBase>
      <Screen title={translate('printers.newPrinter')} width={760}>
        <Card>
          <CreateForm defaultValues={USUAL} onMade={() => redirect('list', 'Printer')}>
            <PrinterFields />
          </CreateForm>
        </Card>
      </Screen>
    </CreateBase>
  );
}
