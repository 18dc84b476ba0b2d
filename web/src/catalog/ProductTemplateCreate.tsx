import { Card } from '@mui/material';
import { CreateBase, useRedirect, useTranslate } from 'react-admin';
import { CreateForm } from '../parts/CreateForm';
import { Screen } from '../parts/Screen';
import { ProductTemplateFields } from './ProductTemplateFields';
import { StoreTabs } from './StoreTabs';

const USUAL = { active: true };

export default function ProductTemplateCreate() {
  const translate = useTranslate();
  const redirect = useRedirect();
  return (
    <CreateBase>
      <Screen title={translate('catalog.newTemplate')} width={860} head={<StoreTabs />}>
        <Card>
          {/* Its models are added where it is edited. */}
          <CreateForm defaultValues={USUAL} onMade={({ id }) => redirect('edit', 'ProductTemplate', id)}>
            <ProductTemplateFields />
          </CreateForm>
        </Card>
      </Screen>
    </CreateBase>
  );
}
