import { Card } from '@mui/material';
import { EditBase, useEditContext, useTranslate } from 'react-admin';
import { EditForm } from '../parts/EditForm';
import { Screen } from '../parts/Screen';
import { ProductionQueueFields } from './ProductionQueueFields';

function QueuePage() {
  const { record } = useEditContext();
  const translate = useTranslate();
  return (
    <Screen title={record?.name ?? translate('production.queues')} width={760}>
      <Card>
        <EditForm goTo="list">
          <ProductionQueueFields />
        </EditForm>
      </Card>
    </Screen>
  );
}

export default function ProductionQueueEdit() {
  return (
    <EditBase mutationMode="pessimistic">
      <QueuePage />
    </EditBase>
  );
}
