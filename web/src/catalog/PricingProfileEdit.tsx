import { BooleanInput, useTranslate } from 'react-admin';
import { EditPage } from '../parts/EditPage';
import { DeleteRow } from './DeleteRow';
import { PricingProfileFields } from './PricingProfileFields';
import { RulesPanel } from './RulesPanel';
import { StoreTabs } from './StoreTabs';

export default function PricingProfileEdit() {
  const translate = useTranslate();
  return (
    <EditPage
      title={(row) => row?.name ?? translate('catalog.tabs.PricingProfile')}
      width={1000}
      head={<StoreTabs />}
      actions={<DeleteRow />}
      above={({ id }) => <RulesPanel profileId={id} />}
      goTo="list"
    >
      <PricingProfileFields />
      <BooleanInput source="active" helperText="catalog.profileActive" />
    </EditPage>
  );
}
