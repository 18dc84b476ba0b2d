/** The order's head: where it and its payment stand, what it comes to, and what to do next. */
import { Box, Button, Card, Divider, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Fact } from '../../jobs/page/Fact';
import { useMoney } from '../../jobs/page/money';
import { FormDialog } from '../../parts/FormDialog';
import { MomentInput } from '../../parts/MomentInput';
import { RowLink } from '../../parts/RowLink';
import { RowMoves } from '../../parts/RowMoves';
import { useFormat } from '../../parts/useFormat';
import { useSave } from '../../parts/useSave';
import { mayWrite, rulesOf } from '../../providers/rights';
import { StateChip } from '../StateChip';
import { useOrderPage } from './OrderContext';

const REASON = { field: 'statusReason', required: true };
const ASKS = { cancel: REASON };

function DueDialog({ close }: { close: () => void }) {
  const translate = useTranslate();
  const { order } = useOrderPage();
  const save = useSave('Order');
  const [dueDate, setDueDate] = useState<string | undefined>(order.dueDate);
  return (
    <FormDialog
      title={translate('orders.promise')}
      action={translate('ra.action.save')}
      run={async () => (await save(order, { dueDate })) !== undefined}
      close={close}
    >
      <MomentInput label={translate('resources.Order.fields.dueDate')} value={dueDate} change={setDueDate} />
    </FormDialog>
  );
}

function Facts() {
  const translate = useTranslate();
  const money = useMoney();
  const { moment } = useFormat();
  const { order, who } = useOrderPage();
  const [isPromising, setPromising] = useState(false);
  const label = (field: string) => translate(`resources.Order.fields.${field}`);
  const { contact = {}, customer, totalPrice, currency, placedAt, dueDate, client } = order;
  const isOver = rulesOf('Order').lifecycle?.closed.includes(order.lifecycleStage);
  return (
    <Stack direction="row" useFlexGap sx={{ mt: 1.5, columnGap: 4, rowGap: 1.5, flexWrap: 'wrap' }}>
      <Fact label={label('contact')}>
        {customer ? (
          <RowLink to={`/Customer/${customer}/show`}>{contact.company || contact.name}</RowLink>
        ) : (
          `${contact.company || contact.name} · ${translate('orders.guest')}`
        )}
      </Fact>
      <Fact label={label('client')}>
        <RowLink to={`/Client/${client}/show`}>
          {order.included?.client?.companyName ?? translate('orders.toClient')}
        </RowLink>
      </Fact>
      <Fact label={label('totalPrice')}>
        {totalPrice ? <strong>{money(totalPrice, currency)}</strong> : translate('orders.toQuote')}
      </Fact>
      <Fact label={label('placedAt')}>
        <time dateTime={placedAt}>{moment(placedAt)}</time>
      </Fact>
      <Fact label={label('dueDate')}>
        {dueDate ? <time dateTime={dueDate}>{moment(dueDate)}</time> : '–'}
        {!isOver && mayWrite('dueDate', 'Order', who, order) && (
          <Button size="small" onClick={() => setPromising(true)} sx={{ ml: 0.5, py: 0 }}>
            {translate('orders.promise')}
          </Button>
        )}
      </Fact>
      {isPromising && <DueDialog close={() => setPromising(false)} />}
    </Stack>
  );
}

export function OrderHeader() {
  const translate = useTranslate();
  const { order, who } = useOrderPage();
  const { orderNumber, lifecycleStage, paymentState, statusReason } = order;
  return (
    <Card component="section" aria-label={orderNumber} sx={{ px: 2, py: 1.5 }}>
      <Stack direction="row" useFlexGap sx={{ gap: 1.25, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography component="h2" variant="h5" sx={{ fontWeight: 700, letterSpacing: -0.2 }}>
          {orderNumber}
        </Typography>
        <StateChip resource="Order" field="lifecycleStage" value={lifecycleStage} />
        <StateChip resource="Order" field="paymentState" value={paymentState} />
      </Stack>
      {statusReason && (
        <Typography variant="body2" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {translate('jobPage.reasonGiven')}
          </Box>{' '}
          {statusReason}
        </Typography>
      )}
      <Facts />
      <Divider sx={{ my: 1.5, mx: -2, '&:last-child': { display: 'none' } }} />
      <RowMoves
        resource="Order"
        row={order}
        who={who}
        name={orderNumber}
        field="lifecycleStage"
        asks={ASKS}
        size="medium"
        isQuiet={lifecycleStage !== 'Placed'}
      />
    </Card>
  );
}
