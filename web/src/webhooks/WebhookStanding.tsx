/** Says why a webhook is told nothing, and lets it go on; a test, and a new secret. */
import { Alert, Button, Card, Stack } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { Refusal } from '../parts/Refusal';
import { ShownOnce } from '../parts/ShownOnce';
import { useAttempt } from '../parts/useAttempt';
import { useSave } from '../parts/useSave';
import type { Row } from '../providers/errors';
import { callFunction } from '../providers/functions';
import { newSecret } from './secret';

export function WebhookStanding({ webhook }: { webhook: Row }) {
  const translate = useTranslate();
  const notify = useNotify();
  const save = useSave('Webhook');
  const [isAsking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const { id, name, isActive, pausedBecause } = webhook;
  const goOn = useAttempt(() => save(webhook, { isActive: true }));
  const ping = useAttempt(async () => {
    await callFunction('pingWebhook', { webhookId: id });
    notify('webhooks.pinged', { type: 'success' });
  });
  return (
    <Card sx={{ p: 2 }}>
      {pausedBecause && (
        <Alert
          severity="warning"
          sx={{ mb: 2, overflowWrap: 'anywhere' }}
          action={
            <Button color="inherit" disabled={goOn.isWorking} onClick={() => goOn.attempt()}>
              {translate('webhooks.goOn')}
            </Button>
          }
        >
          {translate(isActive ? 'webhooks.paused' : 'webhooks.switchedOff')} {pausedBecause}
        </Alert>
      )}
      <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: 'wrap' }}>
        <Button variant="outlined" disabled={ping.isWorking || !isActive} onClick={() => ping.attempt()}>
          {translate('webhooks.ping')}
        </Button>
        <Button variant="outlined" onClick={() => setAsking(true)}>
          {translate('webhooks.renew')}
        </Button>
      </Stack>
      <Refusal error={ping.error ?? goOn.error} sx={{ mt: 2 }} />
      {isAsking && (
        <ConfirmDialog
          title={translate('webhooks.renew')}
          text={translate('webhooks.renewWarning')}
          action={translate('webhooks.renew')}
          run={async () => setSecret(await newSecret(webhook))}
          onClose={() => setAsking(false)}
        />
      )}
      {secret && (
        <ShownOnce
          title={translate('webhooks.secretOf', { name })}
          text={translate('webhooks.secretOnce')}
          label={translate('webhooks.secret')}
          secret={secret}
          onClose={() => setSecret(undefined)}
        />
      )}
    </Card>
  );
}
