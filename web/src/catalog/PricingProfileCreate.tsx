import { useTranslate } from 'react-admin';
import { CreatePage } from '../parts/CreatePage';
import { PricingProfileFields } from './PricingProfileFields';
import { StoreTabs } from './StoreTabs';

/** It is used once its rules are there. */
const USUAL = { active: false };

export default function PricingProfileCreate() {
  const translate = useTranslate();
  return (
    <CreatePage
      title={translate('catalog.newProfile')}
      width={860}
      head={<StoreTabs />}
      defaultValues={USUAL}
      goTo="edit"
    >
      <PricingProfileFields />
    </CreatePage>
  );
}
