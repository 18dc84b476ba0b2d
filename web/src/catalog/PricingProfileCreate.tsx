import { Card } from '@mui/material';
import { CreateBase, useRedirect, useTranslate } from 'react-admin';
import { CreateForm } from '../parts/CreateForm';
import { Screen } from '../parts/Screen';
import { PricingProfileFields } from './PricingProfileFields';
import { StoreTabs } from './StoreTabs';

/** It is used once its rules are there. */
const USUAL = { active: false };

export default function PricingProfileCreate() {
  const translate = useTranslate();
  const redirect = useRedirect();
  return (
    <CreateBase>
      <Screen title={translate('catalog.newProfile')} width={860} head={<StoreTabs />}>
        <Card>
          <CreateForm defaultValues={USUAL} onMade={({ id }) => redirect('edit', 'PricingProfile', id)}>
            <PricingProfileFields />
          </CreateForm>
        </Card>
      </Screen>
    </CreateBase>
  );
}
