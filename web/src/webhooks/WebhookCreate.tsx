/** A new webhook, and the secret that it signs with, shown once. */
import { Card } from '@mui/material';
import { useState } from 'react';
import { CreateBase, useRedirect, useTranslate } from 'react-admin';
import { CreateForm } from '../parts/CreateForm';
import { Refusal } from '../parts/Refusal';
import { Screen } from '../parts/Screen';
import { ShownOnce } from '../parts/ShownOnce';
import { useAttempt } from '../parts/useAttempt';
import type { Row } from '../providers/errors';
import { newSecret } from './secret';
import { WebhookFields } from './WebhookFields';

const USUAL = { isActive: true, events: [] };

/** Asks for the secret once the row is there. */
function FirstSecret({ webhook }: { webhook: Row }) {
  const translate = useTranslate();
  const redirect = useRedirect();
  const [secret, setSecret] = useState<string>();
  const [begun, setBegun] = useState(false);
  const { attempt, error } = useAttempt(async () => setSecret(await newSecret(webhook)));
  if (!begun) {
    setBegun(true);
    attempt();
  }
  if (!secret) return <Refusal error={error} />;
  return (
    <ShownOnce
      title={translate('webhooks.secretOf', { name: webhook.name })}
      text={translate('webhooks.secretOnce')}
      label={translate('webhooks.secret')}
      secret={secret}
      onClose={() => redirect('edit', 'Webhook', webhook.id)}
    />
  );
}

export default function WebhookCreate() {
  const translate = useTranslate();
  const [made, setMade] = useState<Row>();
  return (
    <CreateBase>
      <Screen title={translate('webhooks.newWebhook')} width={760}>
        <Card>
          <CreateForm defaultValues={USUAL} onMade={setMade}>
            <WebhookFields />
          </CreateForm>
        </Card>
        {made && <FirstSecret webhook={made} />}
      </Screen>
    </CreateBase>
  );
}
