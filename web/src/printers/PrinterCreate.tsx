import { useTranslate } from 'react-admin';
import { CreatePage } from '../parts/CreatePage';
import { PrinterFields } from './PrinterFields';

const USUAL = { isActive: true, connector: 'none' };

export default function PrinterCreate() {
  const translate = useTranslate();
  return (
    <CreatePage title={translate('printers.newPrinter')} defaultValues={USUAL} goTo="list">
      <PrinterFields />
    </CreatePage>
  );
}
