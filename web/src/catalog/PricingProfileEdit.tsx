import { Card, Stack } from '@mui/material';
import { BooleanInput, EditBase, useEditContext, useTranslate } from 'react-admin';
import { EditForm } from '../parts/EditForm';
import { Screen } from '../parts/Screen';
import { DeleteRow } from './DeleteRow';
import { PricingProfileFields } from './PricingProfileFields';
import { RulesPanel } from './RulesPanel';
import { StoreTabs } from './StoreTabs';

function PricingProfilePage() {
  const translate = useTranslate();
  const { record } = useEditContext();
  return (
    <Screen
      title={record?.name ?? translate('catalog.tabs.PricingProfile')}
      width={1000}
      head={<StoreTabs />}
      actions={<DeleteRow name={record?.name ?? ''} />}
    >
      <Stack sx={{ gap: 2 }}>
        {record && <RulesPanel profileId={record.id} />}
        <Card>
          <EditForm goTo="list">
            <PricingProfileFields />
            <BooleanInput source="active" helperText="catalog.profileActive" />
          </EditForm>
        </Card>
      </Stack>
    </Screen>
  );
}

export default function PricingProfileEdit() {
  return (
    <EditBase mutationMode="pessimistic">
      <PricingProfilePage />
    </EditBase>
  );
}
