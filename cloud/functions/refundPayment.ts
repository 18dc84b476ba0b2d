/** Gives a customer's money back: through the service that took it, and then the order says so. */
import Parse from 'parse/node';
import { serviceOf } from '../data/payment-standing';
import { changePayment, paymentsOf } from '../data/payments';
import { ShopError } from '../domain/errors';
import { ServiceTrouble } from '../domain/orders/payment-service';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { type Call, onlyKnown, textOf, type Verb } from './calling';
import { untilOurs } from './customer';

/** The tries that brought money: of one that is Open and wants attention the service said so too. */
const hasMoney = ({ state, attention }: Row) => state === 'Paid' || (state === 'Open' && attention !== undefined);

/** Sent again, the service gives nothing back twice. */
async function giveBack(tools: Tools, payment: Row): Promise<void> {
  const service = serviceOf(tools, payment.method);
  if (!service) throw new ShopError('payment.notOffered', { method: payment.method });
  await service.refund(payment.providerId, payment.paymentKey).catch((error) => {
    if (!(error instanceof ServiceTrouble)) throw error;
    throw error.kind === 'unknown'
      ? new ShopError('payment.noAnswer')
      : new ShopError('payment.notRefunded', { why: error.message });
  });
}

/** The order's own move, as whoever asked, so that its history names them. */
async function moveOrder({ tools, as }: Call, orderId: string, statusReason: string): Promise<void> {
  await untilOurs(async () => {
    const order = (await tools.store.get('Order', orderId)) as Row;
    if (order.paymentState !== 'Paid') return;
    const object = Parse.Object.extend('Order').createWithoutData(orderId) as Parse.Object;
    await object.save({ paymentState: 'Refunded', statusReason, revision: order.revision } as never, as as never);
  });
}

async function noteRefund(tools: Tools, paymentId: string, reason: string): Promise<void> {
  for (;;) {
    const payment = (await tools.store.get('Payment', paymentId)) as Row;
    if (payment.state === 'Refunded') return;
    const changed = await changePayment(tools, payment, { state: 'Refunded', settledAt: tools.now(), reason });
    if (changed) return tools.settle('Payment', changed);
  }
}

/**
 * orderId, reason, and paymentId where only one of several payments is meant. For managers. Answers
 * { paymentState }. An order that was paid without a service makes the move alone.
 */
export const refundPayment: Verb = async (call) => {
  const { params, actor, tools, as } = call;
  onlyKnown(params, ['orderId', 'reason', 'paymentId']);
  if (!actor.roles.has('manager'))
    throw new ShopError('write.forbidden', { operation: 'refund', class: 'Order', by: 'a manager' });
  const reason = textOf(params, 'reason', 2000);
  const paymentId = params.paymentId === undefined ? undefined : textOf(params, 'paymentId', 40);
  const { id } = await new Parse.Query('Order').get(textOf(params, 'orderId', 40), as);
  const order = (await tools.store.get('Order', id as string)) as Row;
  const all = await paymentsOf(tools, order.objectId);
  const meant = all.filter((one) => hasMoney(one) && (paymentId === undefined || one.objectId === paymentId));
  const isPaidByHand = paymentId === undefined && order.paymentState === 'Paid' && !order.payment;
  // Asked for again after a crash: the money is back, the order is not moved yet.
  const isHalfDone = all.some(({ objectId, state }) => objectId === order.payment?.objectId && state === 'Refunded');
  if (!meant.length && !isPaidByHand && !(isHalfDone && order.paymentState === 'Paid'))
    throw new ShopError('payment.nothingToRefund', { state: order.paymentState });
  for (const payment of meant) await giveBack(tools, payment);
  const isOfOrder = isPaidByHand || isHalfDone || meant.some(({ objectId }) => objectId === order.payment?.objectId);
  if (isOfOrder) await moveOrder(call, order.objectId, reason);
  for (const payment of meant) await noteRefund(tools, payment.objectId, reason);
  const { paymentState } = (await tools.store.get('Order', order.objectId)) as Row;
  return { paymentState };
};
