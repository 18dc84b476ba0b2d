import { useTranslate } from 'react-admin';
import { EditPage } from '../parts/EditPage';
import { DeleteRow } from './DeleteRow';
import { ModelsPanel } from './ModelsPanel';
import { ProductTemplateFields } from './ProductTemplateFields';
import { StoreTabs } from './StoreTabs';

export default function ProductTemplateEdit() {
  const translate = useTranslate();
  return (
    <EditPage
      title={(row) => row?.name ?? translate('catalog.tabs.ProductTemplate')}
      width={860}
      head={<StoreTabs />}
      actions={<DeleteRow />}
      above={({ id }) => <ModelsPanel templateId={id} />}
      goTo="list"
    >
      <ProductTemplateFields />
    </EditPage>
  );
}
