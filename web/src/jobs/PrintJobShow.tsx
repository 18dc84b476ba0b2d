/** One job with all that hangs on it, live: what it is, what is missing, and what can be done next. */
import { ShowBase } from 'react-admin';
import { LiveRow } from '../parts/LiveRow';
import { RowPage, RowPageWaiting } from '../parts/RowPage';
import { useWho } from '../parts/useWho';
import { readable } from '../providers/rights';
import { QuotePanel } from '../sales/QuotePanel';
import { ChecksPanel } from './page/ChecksPanel';
import { CustomerPanel } from './page/CustomerPanel';
import { FilePanel } from './page/FilePanel';
import { HistoryPanel } from './page/HistoryPanel';
import { JobProvider, useJobPage } from './page/JobContext';
import { JobHeader } from './page/JobHeader';
import { useJobKeys } from './page/jobKeys';
import { LogsPanel } from './page/LogsPanel';
import { MailsPanel } from './page/MailsPanel';
import { MaterialPanel } from './page/MaterialPanel';
import { NotesPanel } from './page/NotesPanel';
import { RunsPanel } from './page/RunsPanel';

const INCLUDED = ['client', 'assignedTechnician', 'materialBatch', 'order', 'reprintOf'];

const waiting = <RowPageWaiting headHeight={210} />;

function Page() {
  const { job } = useJobPage();
  useJobKeys();
  return (
    <RowPage
      title={job.jobNumber}
      head={<JobHeader />}
      main={
        <>
          <RunsPanel />
          <FilePanel />
          <LogsPanel />
        </>
      }
      history={<HistoryPanel />}
      aside={
        <>
          <QuotePanel />
          <CustomerPanel />
          <MaterialPanel />
          <ChecksPanel />
          <MailsPanel />
          <NotesPanel />
        </>
      }
    />
  );
}

export default function PrintJobShow() {
  const who = useWho();
  if (!who) return waiting;
  return (
    <ShowBase queryOptions={{ meta: { include: readable(INCLUDED, 'PrintJob', who) } }}>
      <LiveRow />
      <JobProvider waiting={waiting}>
        <Page />
      </JobProvider>
    </ShowBase>
  );
}
