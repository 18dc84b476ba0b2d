import { useTranslate } from 'react-admin';
import { EditPage } from '../parts/EditPage';
import { PrinterFields } from './PrinterFields';

export default function PrinterEdit() {
  const translate = useTranslate();
  return (
    <EditPage title={(row) => row?.name ?? translate('menu.printers')} goTo="list">
      <PrinterFields />
    </EditPage>
  );
}
