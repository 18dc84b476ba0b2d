import { useTranslate } from 'react-admin';
import { CreatePage } from '../parts/CreatePage';
import { ProductTemplateFields } from './ProductTemplateFields';
import { StoreTabs } from './StoreTabs';

const USUAL = { active: true };

export default function ProductTemplateCreate() {
  const translate = useTranslate();
  // Its models are added where it is edited.
  return (
    <CreatePage
      title={translate('catalog.newTemplate')}
      width={860}
      head={<StoreTabs />}
      defaultValues={USUAL}
      goTo="edit"
    >
      <ProductTemplateFields />
    </CreatePage>
  );
}
