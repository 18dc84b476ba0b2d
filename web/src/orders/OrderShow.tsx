/** One order with all that hangs on it, live: what was ordered, how far it is, and what its customer asks for. */
import { ShowBase } from 'react-admin';
import { LiveRow } from '../parts/LiveRow';
import { RowPage, RowPageWaiting } from '../parts/RowPage';
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

const waiting = <RowPageWaiting headHeight={180} />;

function Page() {
  const { order } = useOrderPage();
  return (
    <RowPage
      title={order.orderNumber}
      head={<OrderHeader />}
      main={
        <>
          <LinesPanel />
          <WorkspacePanel />
        </>
      }
      history={<HistoryPanel />}
      aside={
        <>
          <ContactPanel />
          <PaymentPanel />
          <RequestsPanel resource="RevisionRequest" />
          <RequestsPanel resource="ReprintRequest" />
          <ApprovalsPanel />
          <MailsPanel />
        </>
      }
    />
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
