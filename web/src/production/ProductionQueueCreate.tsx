import { useTranslate } from 'react-admin';
import { CreatePage } from '../parts/CreatePage';
import { ProductionQueueFields } from './ProductionQueueFields';

const USUAL = { active: true, minutesPerDay: 960, sortOrder: 10 };

export default function ProductionQueueCreate() {
  const translate = useTranslate();
  return (
    <CreatePage title={translate('production.newQueue')} defaultValues={USUAL} goTo="list">
      <ProductionQueueFields />
    </CreatePage>
  );
}
