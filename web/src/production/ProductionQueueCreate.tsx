import { Card } from '@mui/material';
import { CreateBase, useRedirect, useTranslate } from 'react-admin';
import { CreateForm } from '../parts/CreateForm';
import { Screen } from '../parts/Screen';
import { ProductionQueueFields } from './ProductionQueueFields';

const USUAL = { active: true, minutesPerDay: 960, sortOrder: 10 };

export default function ProductionQueueCreate() {
  const translate = useTranslate();
  const redirect = useRedirect();
  return (
    <CreateBase>
      <Screen title={translate('production.newQueue')} width={760}>
        <Card>
          <CreateForm defaultValues={USUAL} onMade={() => redirect('list', 'ProductionQueue')}>
            <ProductionQueueFields />
          </CreateForm>
        </Card>
      </Screen>
    </CreateBase>
  );
}
