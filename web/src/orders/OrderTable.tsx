/** Orders in a table: of the list, and of a customer's page. */
import { Box } from '@mui/material';
import { DataTable, useTranslate } from 'react-admin';
import { useMoney } from '../jobs/page/money';
import { RowLink } from '../parts/RowLink';
import { Nothing } from '../parts/Screen';
import { useFormat } from '../parts/useFormat';
import { useMinute } from '../parts/useMoment';
import type { Row } from '../providers/errors';
import { rulesOf } from '../providers/rights';
import { StateChip } from './StateChip';

const NARROW = {
  overflowX: 'auto',
  '& .column-placedAt, & .column-dueDate': { display: { xs: 'none', md: 'table-cell' } },
  '& .column-paymentState, & .column-totalPrice': { display: { xs: 'none', sm: 'table-cell' } },
};

const isClosed = ({ lifecycleStage }: Row) => rulesOf('Order').lifecycle?.closed.includes(lifecycleStage);

function Due({ order }: { order: Row }) {
  const { day } = useFormat();
  const now = useMinute();
  if (!order.dueDate) return null;
  const late = !isClosed(order) && order.lifecycleStage !== 'Dispatched' && Date.parse(order.dueDate) < now;
  return (
    <Box
      component="time"
      dateTime={order.dueDate}
      sx={{ whiteSpace: 'nowrap', ...(late && { color: 'error.main', fontWeight: 600 }) }}
    >
      {day(order.dueDate)}
    </Box>
  );
}

function Whose({ order: { contact = {}, customer } }: { order: Row }) {
  const translate = useTranslate();
  return (
    <>
      <Box sx={{ overflowWrap: 'break-word' }}>{contact.company || contact.name}</Box>
      <Box sx={{ color: 'text.secondary', fontSize: 13, overflowWrap: 'break-word' }}>
        {[contact.company && contact.name, !customer && translate('orders.guest')].filter(Boolean).join(' · ')}
      </Box>
    </>
  );
}

export function OrderTable({ withWhose = true }: { withWhose?: boolean }) {
  const translate = useTranslate();
  const money = useMoney();
  const { moment } = useFormat();
  return (
    <DataTable
      rowClick="show"
      bulkActionButtons={false}
      empty={<Nothing>{translate('orders.none')}</Nothing>}
      sx={NARROW}
    >
      <DataTable.Col
        source="orderNumber"
        render={({ id, orderNumber }: Row) => <RowLink to={`/Order/${id}/show`}>{orderNumber}</RowLink>}
      />
      {withWhose && <DataTable.Col source="contact" disableSort render={(order: Row) => <Whose order={order} />} />}
      <DataTable.Col
        source="lifecycleStage"
        render={({ lifecycleStage }: Row) => (
          <StateChip resource="Order" field="lifecycleStage" value={lifecycleStage} size={12.5} />
        )}
      />
      <DataTable.Col
        source="paymentState"
        render={({ paymentState }: Row) => (
          <StateChip resource="Order" field="paymentState" value={paymentState} size={12.5} />
        )}
      />
      <DataTable.Col
        source="totalPrice"
        align="right"
        render={({ totalPrice, currency }: Row) => (totalPrice ? money(totalPrice, currency) : '–')}
      />
      <DataTable.Col source="dueDate" render={(order: Row) => <Due order={order} />} />
      <DataTable.Col
        source="placedAt"
        render={({ placedAt }: Row) => (
          <time dateTime={placedAt} style={{ whiteSpace: 'nowrap' }}>
            {moment(placedAt)}
          </time>
        )}
      />
    </DataTable>
  );
}
