import { useTranslate } from 'react-admin';
import { EditPage } from '../parts/EditPage';
import { ProductionQueueFields } from './ProductionQueueFields';

export default function ProductionQueueEdit() {
  const translate = useTranslate();
  return (
    <EditPage title={(row) => row?.name ?? translate('production.queues')} goTo="list">
      <ProductionQueueFields />
    </EditPage>
  );
}
