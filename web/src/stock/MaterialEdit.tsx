import { useTranslate } from 'react-admin';
import { EditPage } from '../parts/EditPage';
import { MaterialFields } from './MaterialFields';

export default function MaterialEdit() {
  const translate = useTranslate();
  return (
    <EditPage title={(row) => row?.name ?? translate('stockroom.materials')} goTo="list">
      <MaterialFields />
    </EditPage>
  );
}
