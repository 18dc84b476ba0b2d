/** What the customer asked for, and the link by which they follow the job. */
import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import { Refusal } from '../../parts/Refusal';
import { useAttempt } from '../../parts/useAttempt';
import { useFormat } from '../../parts/useFormat';
import { callFunction } from '../../providers/functions';
import { mayDo } from '../../providers/rights';
import { Fact } from './Fact';
import { useJobPage } from './JobContext';
import { Panel } from './Panel';
import { useHanging } from './useHanging';

function LinkRow() {
  const translate = useTranslate();
  const notify = useNotify();
  const { moment } = useFormat();
  const { job } = useJobPage();
  const [isRevoking, setRevoking] = useState(false);
  const links = useHanging('TrackingLink', { jobId: job.id, filter: { printJob: job.id }, newestBy: 'number' });
  const [link] = links.rows;
  const isOpen = link && !link.revokedAt;
  async function give(byMail: boolean): Promise<string> {
    const { trackUrl } = await callFunction<{ trackUrl: string }>('resendLink', { jobId: job.id, byMail });
    await links.refetch();
    return trackUrl;
  }
  const copying = useAttempt(async () => {
    await navigator.clipboard.writeText(await give(false));
    notify('customer.copied', { type: 'success' });
  });
  const mailing = useAttempt(async () => {
    await give(true);
    notify('customer.mailed', { type: 'success' });
  });

  async function revoke() {
    await callFunction('revokeLink', { jobId: job.id });
    await links.refetch();
  }

  const said = link?.revokedAt ? 'customer.revoked' : link ? 'customer.open' : 'customer.noLink';
  return (
    <>
      <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="body2" color="text.secondary" sx={{ flexGrow: 1 }}>
          {!links.isPending && translate(said, { at: link && moment(link.revokedAt ?? link.createdAt) })}
        </Typography>
        <Button size="small" variant="outlined" onClick={() => copying.attempt()} disabled={copying.isWorking}>
          {translate(link?.revokedAt ? 'customer.renew' : 'customer.copy')}
        </Button>
        <Button size="small" onClick={() => mailing.attempt()} disabled={mailing.isWorking}>
          {translate('customer.mail')}
        </Button>
        {isOpen && (
          <Button size="small" color="error" onClick={() => setRevoking(true)}>
            {translate('customer.revoke')}
          </Button>
        )}
      </Stack>
      <Refusal error={copying.error ?? mailing.error ?? links.error} />
      {isRevoking && (
        <ConfirmDialog
          title={translate('customer.revoke')}
          text={translate('customer.revokeHint')}
          action={translate('customer.revoke')}
          color="error"
          run={revoke}
          onClose={() => setRevoking(false)}
        />
      )}
    </>
  );
}

export function CustomerPanel() {
  const translate = useTranslate();
  const { day } = useFormat();
  const { job, who } = useJobPage();
  const mayShare = mayDo('read', 'TrackingLink', who) && !job.parentJob;
  const facts = [
    job.wishedDate && ['wishedDate', day(job.wishedDate)],
    job.language && ['language', translate(`resources.PrintJob.values.language.${job.language}`)],
  ].filter(Boolean) as [string, string][];
  if (!mayShare && !job.customerNotes && !facts.length) return null;
  return (
    <Panel
      title={translate('customer.title')}
      note={job.origin && translate(`resources.PrintJob.values.origin.${job.origin}`)}
    >
      <Stack sx={{ px: 2, pb: 2, gap: 1.5 }}>
        {job.customerNotes && (
          <Box
            sx={{ pl: 1.5, borderLeft: 3, borderColor: 'info.main', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
          >
            {job.customerNotes}
          </Box>
        )}
        {facts.length > 0 && (
          <Stack direction="row" useFlexGap sx={{ columnGap: 3, rowGap: 1, flexWrap: 'wrap' }}>
            {facts.map(([field, value]) => (
              <Fact key={field} label={translate(`resources.PrintJob.fields.${field}`)}>
                {value}
              </Fact>
            ))}
          </Stack>
        )}
        {mayShare && <LinkRow />}
      </Stack>
    </Panel>
  );
}
