import { Card } from '@mui/material';
import { CreateBase, useTranslate } from 'react-admin';
import { CreateForm } from '../parts/CreateForm';
import { Screen } from '../parts/Screen';
import { ClientFields } from './ClientFields';

export default function ClientCreate() {
  const translate = useTranslate();
  return (
    <CreateBase>
      <Screen title={translate('clients.new')} width={760}>
        <Card>
          <CreateForm defaultValues={{ billingStatus: 'Active' }}>
            <ClientFields />
          </CreateForm>
        </Card>
      </Screen>
    </CreateBase>
  );
}
