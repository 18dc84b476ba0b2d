import { useTranslate } from 'react-admin';
import { CreatePage } from '../parts/CreatePage';
import { ClientFields } from './ClientFields';

const USUAL = { billingStatus: 'Active' };

export default function ClientCreate() {
  const translate = useTranslate();
  return (
    <CreatePage title={translate('clients.new')} defaultValues={USUAL}>
      <ClientFields />
    </CreatePage>
  );
}
