/** The mails that the job's customer was written, newest first. */
import { useTranslate } from 'react-admin';
import type { Row } from '../../providers/errors';
import { mayDo } from '../../providers/rights';
import { MailLines } from '../../record/MailLines';
import { useJobPage } from './JobContext';
import { Panel } from './Panel';
import { useHanging } from './useHanging';

export function MailsPanel() {
  const { job, who } = useJobPage();
  // A run's customer knows the whole job.
  return mayDo('read', 'EmailMessage', who) && !job.parentJob ? <Mails job={job} /> : null;
}

function Mails({ job }: { job: Row }) {
  const translate = useTranslate();
  const mails = useHanging('EmailMessage', { jobId: job.id, filter: { printJob: job.id }, newestBy: 'createdAt' });
  const note = job.notifyCustomer === false ? translate('mail.quiet') : undefined;
  return (
    <Panel title={translate('mail.title')} note={note} of={mails} empty={translate('mail.noneOfJob')}>
      <MailLines mails={mails.rows} />
    </Panel>
  );
}
