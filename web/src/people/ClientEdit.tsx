import { Card } from '@mui/material';
import { EditBase, useTranslate } from 'react-admin';
import { EditForm } from '../parts/EditForm';
import { Screen } from '../parts/Screen';
import { ClientFields } from './ClientFields';

export default function ClientEdit() {
  const translate = useTranslate();
  return (
    <EditBase mutationMode="pessimistic">
      <Screen title={translate('clients.edit')} width={760}>
        <Card>
          <EditForm>
            <ClientFields />
          </EditForm>
        </Card>
      </Screen>
    </EditBase>
  );
}
