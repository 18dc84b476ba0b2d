/** One job with all that hangs on it, live: what it is, what is missing, and what can be done next. */
import { Box, Skeleton, Stack } from '@mui/material';
import { ShowBase } from 'react-admin';
import { LiveRow } from '../parts/LiveRow';
import { Screen } from '../parts/Screen';
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

/** Two columns side by side; below one another, their parts are one row of cards with the history last. */
const COLUMN = { gap: 2, display: { xs: 'contents', lg: 'flex' } };

const waiting = (
  <Stack sx={{ p: 2, gap: 2 }} aria-busy>
    <Skeleton variant="rounded" height={210} />
    <Skeleton variant="rounded" height={420} />
  </Stack>
);

function Page() {
  const { job } = useJobPage();
  useJobKeys();
  return (
    <Screen title={job.jobNumber}>
      <Stack sx={{ gap: 2 }}>
        <JobHeader />
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.55fr) minmax(0, 1fr)' },
          }}
        >
          <Stack sx={COLUMN}>
            <RunsPanel />
            <FilePanel />
            <LogsPanel />
            <Box sx={{ order: { xs: 1, lg: 0 }, minWidth: 0 }}>
              <HistoryPanel />
            </Box>
          </Stack>
          <Stack sx={COLUMN}>
            <QuotePanel />
            <CustomerPanel />
            <MaterialPanel />
            <ChecksPanel />
            <MailsPanel />
            <NotesPanel />
          </Stack>
        </Box>
      </Stack>
    </Screen>
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
