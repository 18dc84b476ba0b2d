/** How the order is paid, every try to pay it, and the way to give the money back. */
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Fact } from '../../jobs/page/Fact';
import { useMoney } from '../../jobs/page/money';
import { Panel } from '../../jobs/page/Panel';
import { FormDialog } from '../../parts/FormDialog';
import { ReasonInput } from '../../parts/ReasonInput';
import { RowMoves } from '../../parts/RowMoves';
import { useFormat } from '../../parts/useFormat';
import type { Row } from '../../providers/errors';
import { callFunction } from '../../providers/functions';
import { StateChip } from '../StateChip';
import { useOrderPage } from './OrderContext';
import { useOfOrder } from './useOfOrder';

/** What the service holds, and gives back. */
const holdsMoney = ({ state, attention }: Row) => state === 'Paid' || (state === 'Open' && Boolean(attention));

/** By hand, when no service has the money. */
const ASKS = { refund: { field: 'statusReason', required: true } };
const BY_SERVICE = ['refund'];
const NONE: string[] = [];

function RefundDialog({ payment, close }: { payment: Row; close: () => void }) {
  const translate = useTranslate();
  const { order } = useOrderPage();
  const [reason, setReason] = useState('');
  const title = translate('orders.payment.giveBack');
  async function run() {
    await callFunction('refundPayment', { orderId: order.id, reason: reason.trim(), paymentId: payment.id });
  }
  return (
    <FormDialog title={title} action={title} color="error" isReady={reason.trim() !== ''} run={run} close={close}>
      <Typography variant="body2">{translate('orders.payment.giveBackText')}</Typography>
      <ReasonInput label={translate('moves.asks.statusReason')} value={reason} change={setReason} />
    </FormDialog>
  );
}

function Try({ payment, giveBack }: { payment: Row; giveBack?: () => void }) {
  const translate = useTranslate();
  const money = useMoney();
  const { moment } = useFormat();
  const { method, state, amount, currency, settledAt, createdAt, lastError, attention, providerId } = payment;
  return (
    <Stack component="li" sx={{ gap: 0.5 }}>
      <Stack direction="row" useFlexGap sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <StateChip resource="Payment" field="state" value={state} size={12} />
        <strong>{money(amount, currency)}</strong>
        <span>{translate(`resources.Payment.values.method.${method}`)}</span>
        <Typography variant="body2" color="text.secondary">
          {moment(settledAt ?? createdAt)}
        </Typography>
        {giveBack && (
          <Button size="small" color="error" onClick={giveBack} sx={{ ml: 'auto' }}>
            {translate('orders.payment.giveBack')}
          </Button>
        )}
      </Stack>
      {providerId && (
        <Typography variant="body2" color="text.secondary" sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>
          {providerId}
        </Typography>
      )}
      {attention && <Alert severity="warning">{translate(`resources.Payment.values.attention.${attention}`)}</Alert>}
      {lastError && <Alert severity="error">{lastError}</Alert>}
    </Stack>
  );
}

export function PaymentPanel() {
  const translate = useTranslate();
  const { moment } = useFormat();
  const { order, who } = useOrderPage();
  const payments = useOfOrder('Payment', order.id, { sort: 'number' });
  const [refunded, setRefunded] = useState<Row>();
  // The server gives money back for managers alone.
  const mayRefund = who.roles.includes('manager');
  return (
    <Panel
      title={translate('orders.payment.title')}
      note={translate(`resources.PaymentMethodConfig.values.method.${order.paymentMethod}`)}
      of={payments}
    >
      <Stack sx={{ px: 2, pb: 2, gap: 1.5 }}>
        <Stack direction="row" sx={{ gap: 3 }}>
          <Fact label={translate('resources.Order.fields.paymentState')}>
            <StateChip resource="Order" field="paymentState" value={order.paymentState} />
          </Fact>
          {order.paidAt && <Fact label={translate('resources.Order.fields.paidAt')}>{moment(order.paidAt)}</Fact>}
        </Stack>
        {payments.rows.length > 0 && (
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
            {payments.rows.map((payment) => (
              <Try
                key={payment.id}
                payment={payment}
                giveBack={mayRefund && holdsMoney(payment) ? () => setRefunded(payment) : undefined}
              />
            ))}
          </Box>
        )}
        <RowMoves
          resource="Order"
          row={order}
          who={who}
          name={order.orderNumber}
          field="paymentState"
          asks={ASKS}
          without={order.payment ? BY_SERVICE : NONE}
          isQuiet
        />
      </Stack>
      {refunded && <RefundDialog payment={refunded} close={() => setRefunded(undefined)} />}
    </Panel>
  );
}
