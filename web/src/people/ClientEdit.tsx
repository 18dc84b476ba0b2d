import { useTranslate } from 'react-admin';
import { EditPage } from '../parts/EditPage';
import { ClientFields } from './ClientFields';

export default function ClientEdit() {
  const translate = useTranslate();
  return (
    <EditPage title={() => translate('clients.edit')}>
      <ClientFields />
    </EditPage>
  );
}
