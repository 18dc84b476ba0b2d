/** The mails that the job's customer was written, newest first. */
import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../parts/useFormat';
import type { Row } from '../../providers/errors';
import { mayDo } from '../../providers/rights';
import { MailDialog } from '../../record/MailDialog';
import { MailState } from '../../record/MailState';
import { useJobPage } from './JobContext';
import { Panel } from './Panel';
import { useHanging } from './useHanging';

function Line({ mail, open }: { mail: Row; open: () => void }) {
  const { moment } = useFormat();
  return (
    <Stack component="li" direction="row" sx={{ gap: 1.5, justifyContent: 'space-between', alignItems: 'start' }}>
      <Box sx={{ minWidth: 0 }}>
        <Button onClick={open} sx={{ p: 0, minWidth: 0, textAlign: 'left', textTransform: 'none', fontWeight: 600 }}>
          {mail.subject}
        </Button>
        <Typography variant="body2" color="text.secondary" sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>
          {mail.toAddress} · {moment(mail.sentAt ?? mail.createdAt)}
        </Typography>
      </Box>
      <Box sx={{ flex: 'none' }}>
        <MailState state={mail.state} />
      </Box>
    </Stack>
  );
}

export function MailsPanel() {
  const { job, who } = useJobPage();
  // A run's customer knows the whole job.
  return mayDo('read', 'EmailMessage', who) && !job.parentJob ? <Mails job={job} /> : null;
}

function Mails({ job }: { job: Row }) {
  const translate = useTranslate();
  const mails = useHanging('EmailMessage', { jobId: job.id, filter: { printJob: job.id }, newestBy: 'createdAt' });
  const [openId, setOpenId] = useState<Row['id']>();
  const open = mails.rows.find(({ id }) => id === openId);
  const note = job.notifyCustomer === false ? translate('mail.quiet') : undefined;
  return (
    <Panel title={translate('mail.title')} note={note} of={mails} empty={translate('mail.noneOfJob')}>
      {mails.rows.length > 0 && (
        <Stack component="ul" sx={{ m: 0, px: 2, pb: 2, gap: 1.5, listStyle: 'none' }}>
          {mails.rows.map((mail) => (
            <Line key={mail.id} mail={mail} open={() => setOpenId(mail.id)} />
          ))}
        </Stack>
      )}
      {open && <MailDialog mail={open} onClose={() => setOpenId(undefined)} />}
    </Panel>
  );
}
