import { Card, Stack } from '@mui/material';
import { EditBase, useEditContext, useTranslate } from 'react-admin';
import { EditForm } from '../parts/EditForm';
import { Screen } from '../parts/Screen';
import { DeleteRow } from './DeleteRow';
import { ModelsPanel } from './ModelsPanel';
import { ProductTemplateFields } from './ProductTemplateFields';
import { StoreTabs } from './StoreTabs';

function ProductTemplatePage() {
  const translate = useTranslate();
  const { record } = useEditContext();
  return (
    <Screen
      title={record?.name ?? translate('catalog.tabs.ProductTemplate')}
      width={860}
      head={<StoreTabs />}
      actions={<DeleteRow name={record?.name ?? ''} />}
    >
      <Stack sx={{ gap: 2 }}>
        {record && <ModelsPanel templateId={record.id} />}
        <Card>
          <EditForm goTo="list">
            <ProductTemplateFields />
          </EditForm>
        </Card>
      </Stack>
    </Screen>
  );
}

export default function ProductTemplateEdit() {
  return (
    <EditBase mutationMode="pessimistic">
      <ProductTemplatePage />
    </EditBase>
  );
}
