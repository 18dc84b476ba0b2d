/** One webhook: where and of what it is told, how it stands, and what it was told. */
import { Card, Stack } from '@mui/material';
import { EditBase, useEditContext, useTranslate } from 'react-admin';
import { EditForm } from '../parts/EditForm';
import { Screen } from '../parts/Screen';
import type { Row } from '../providers/errors';
import { Deliveries } from './Deliveries';
import { WebhookFields } from './WebhookFields';
import { WebhookStanding } from './WebhookStanding';

function WebhookPage() {
  const translate = useTranslate();
  const { record } = useEditContext<Row>();
  if (!record) return null;
  return (
    <Screen title={record.name ?? translate('menu.webhooks')} width={900}>
      <Stack sx={{ gap: 2 }}>
        <WebhookStanding webhook={record} />
        <Card>
          <EditForm goTo="list">
            <WebhookFields />
          </EditForm>
        </Card>
        <Deliveries webhook={record} />
      </Stack>
    </Screen>
  );
}

export default function WebhookEdit() {
  return (
    <EditBase mutationMode="pessimistic">
      <WebhookPage />
    </EditBase>
  );
}
