/** What becomes of orders. */
import { bring, done, newOrder, reprintForm } from '../../order-support/orders';
import { Sale } from '../../payments/paying';
import { anywhere } from '../../sales/pricing';
import { Buyer, orderForm } from '../../store/buyer';
import type { Operation } from './operation';

const checkout: Operation = async ({ shop, known }) => {
  const buyer = await Buyer.at(shop);
  await buyer.filled(known);
  await buyer.filled(known);
  const form = { sessionSecret: buyer.guest.sessionSecret, ...orderForm() };
  return {
    send: (headers) => anywhere(shop).request('POST', '/parse/functions/checkout', form, headers),
    note: (ledger, { body }) => {
      const { orderNumber } = body.result;
      ledger.acknowledged('order a cart');
      ledger.row('order a cart', 'Order', { orderNumber });
    },
  };
};

const cancelOrder: Operation = async ({ shop, known }) => {
  const { token, order, job } = await newOrder(shop, known);
  const params = { token, reason: 'Changed my mind' };
  return {
    send: (headers) => anywhere(shop).request('POST', '/parse/functions/cancelOrder', params, headers),
    note: (ledger) => {
      ledger.acknowledged('cancel an order');
      ledger.row('cancel an order', 'Order', { objectId: order, lifecycleStage: 'Cancelled', paymentState: 'Void' });
      ledger.row('cancel an order', 'AuditEvent', { entityId: order, action: 'cancel' });
      ledger.row('cancel an order', 'PrintJob', { objectId: job, status: 'Cancelled' });
      ledger.row('cancel an order', 'AuditEvent', { entityId: job, action: 'cancel' });
    },
  };
};

const acceptReprint: Operation = async ({ shop, known }) => {
  const order = await newOrder(shop, known);
  await bring(shop, order.job, 'Dispatched');
  const { reprintId } = await done(shop, 'requestReprint', reprintForm(order));
  const send = (headers?: Record<string, string>) =>
    shop.coordinator.request('PUT', `/parse/classes/ReprintRequest/${reprintId}`, { status: 'Accepted' }, headers);
  return {
    send,
    sendAgain: async () => {
      const seen = await shop.coordinator.get('ReprintRequest', reprintId);
      return seen.body.status === 'Accepted' ? seen : send();
    },
    note: (ledger) => {
      ledger.acknowledged('accept a reprint');
      ledger.row('accept a reprint', 'PrintJob', { reprintOf: order.job });
      ledger.row('accept a reprint', 'AuditEvent', { entityId: reprintId, action: 'accept' });
      ledger.row('accept a reprint', 'EmailMessage', { order: order.order, event: 'reprintAnswered' });
    },
  };
};

const beginToPay: Operation = async ({ shop, known, stripe }) => {
  const sale = await Sale.of(shop, known, 'stripe');
  return {
    send: (headers) => anywhere(shop).request('POST', '/parse/functions/startPayment', { token: sale.token }, headers),
    note: (ledger, { body }) => {
      const providerId = stripe.of(sale.orderId).id;
      ledger.acknowledged('begin to pay');
      // A try that the service refused stays, as failed.
      ledger.row('begin to pay', 'Payment', { order: sale.orderId, state: 'Open' });
      ledger.row('begin to pay', 'Payment', { providerId, redirectUrl: body.result.redirectUrl });
      ledger.row('begin to pay', 'AuditEvent', { entityId: sale.orderId, action: 'await' });
    },
  };
};

const payOrder: Operation = async ({ shop, known, stripe }) => {
  const sale = await Sale.of(shop, known, 'stripe');
  await sale.begun();
  const session = stripe.of(sale.orderId);
  stripe.pay(session);
  return {
    send: (headers) => {
      const { body, headers: signed } = stripe.notice('checkout.session.completed', session);
      return shop.stranger.request('POST', '/payments/stripe', body, { ...signed, ...headers });
    },
    note: (ledger) => {
      ledger.acknowledged('pay an order');
      ledger.row('pay an order', 'Order', { objectId: sale.orderId, paymentState: 'Paid' });
      ledger.row('pay an order', 'AuditEvent', { entityId: sale.orderId, action: 'pay' });
      ledger.row('pay an order', 'EmailMessage', { order: sale.orderId, event: 'orderPaid' });
    },
  };
};

export const OF_ORDERS: Record<string, Operation> = {
  'order a cart': checkout,
  'cancel an order': cancelOrder,
  'accept a reprint': acceptReprint,
  'begin to pay': beginToPay,
  'pay an order': payOrder,
};
