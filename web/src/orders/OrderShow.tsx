/** One order with all that hangs on it, live: what was ordered, how far it is, and what its customer asks for. */
import { Box, Skeleton, Stack } from '@mui/material';
import { ShowBase } from 'react-admin';
import { LiveRow } from '../parts/LiveRow';
import { Screen } from '../parts/Screen';
import { ApprovalsPanel } from './page/ApprovalsPanel';
import { ContactPanel } from './page/ContactPanel';
import { HistoryPanel } from './page/HistoryPanel';
import { LinesPanel } from './page/LinesPanel';
import { MailsPanel } from './page/MailsPanel';
import { OrderProvider, useOrderPage } from './page/OrderContext';
import { OrderHeader } from './page/OrderHeader';
import { PaymentPanel } from './page/PaymentPanel';
import { RequestsPanel } from './page/RequestsPanel';
import { WorkspacePanel } from './page/WorkspacePanel';

const INCLUDED = { meta: { include: ['client'] } };

/** Two columns side by side; below one another, their parts are one row of cards with the history last. */
const COLUMN = { gap: 2, display: { xs: 'contents', lg: 'flex' } };

const waiting = (
  <Stack sx={{ p: 2, gap: 2 }} aria-busy>
    <Skeleton variant="rounded" height={180} />
    <Skeleton variant="rounded" height={420} />
  </Stack>
);

function Page() {
  const { order } = useOrderPage();
  return (
    <Screen title={order.orderNumber}>
      <Stack sx={{ gap: 2 }}>
        <OrderHeader />
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.55fr) minmax(0, 1fr)' },
          }}
        >
          <Stack sx={COLUMN}>
            <LinesPanel />
            <WorkspacePanel />
            <Box sx={{ order: { xs: 1, lg: 0 }, minWidth: 0 }}>
              <HistoryPanel />
            </Box>
          </Stack>
          <Stack sx={COLUMN}>
            <ContactPanel />
            <PaymentPanel />
            <RequestsPanel resource="RevisionRequest" />
            <RequestsPanel resource="ReprintRequest" />
            <ApprovalsPanel />
            <MailsPanel />
          </Stack>
        </Box>
      </Stack>
    </Screen>
  );
}

export default function OrderShow() {
  return (
    <ShowBase queryOptions={INCLUDED}>
      <LiveRow />
      <OrderProvider waiting={waiting}>
        <Page />
      </OrderProvider>
    </ShowBase>
  );
}
