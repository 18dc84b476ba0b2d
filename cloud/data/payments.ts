/**
 * Payments through a service. A try is written before the service hears of it, under a key that the
 * service answers alike however often it is sent; what becomes of it is one compare-and-set of its row,
 * whose effect moves the order.
 */
import Parse from 'parse/node';
import type { Order, Payment } from '../../schema/generated';
import type { Report } from '../domain/orders/payment-service';
import { findingOf, followOf, isForOrder, isPayable } from '../domain/orders/payment-standing';
import { ownSave } from '../kernel/own-save';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { isOvertaken } from './own-moves';

const orderOf = (row: Row) => row as unknown as Order;
const paymentOf = (row: Row) => row as unknown as Payment;

export const paymentKeyOf = (orderId: string, number: number) => `${orderId}:${number}`;

/** All tries of an order, the newest first. */
export const paymentsOf = ({ store }: Pick<Tools, 'store'>, orderId: string): Promise<Row[]> =>
  store.find('Payment', { order: pointerTo('Order', orderId) }, { sort: { number: -1 } });

/** May this try still bring the money of its order? */
export const isWanted = (payment: Row, order: Row | undefined): boolean =>
  order !== undefined &&
  payment.state === 'Open' &&
  !payment.attention &&
  isPayable(orderOf(order)) &&
  isForOrder(paymentOf(payment), orderOf(order));

/** Changes a try at the revision read, and has its order follow; undefined when somebody else was faster. */
export async function changePayment(
  { store, now }: Tools,
  payment: Row,
  changes: Record<string, unknown>,
): Promise<Row | undefined> {
  const { objectId, revision = 0 } = payment;
  const unsettled = [{ kind: 'tellOrder', reason: changes.reason }];
  const { reason: _reason, ...fields } = changes;
  const all = { ...fields, revision: revision + 1, unsettled, unsettledSince: now() };
  const isOurs = await store.update('Payment', { objectId, revision }, all);
  return isOurs ? ({ ...payment, ...all } as Row) : undefined;
}

/** Notes what the service reports, once, and brings the order along. Late, twice or out of turn does no harm. */
export async function noteReport(tools: Tools, paymentId: string, report: Report): Promise<void> {
  const { store, now } = tools;
  for (;;) {
    const payment = (await store.get('Payment', paymentId)) as Row;
    const order = (await store.get('Order', payment.order.objectId)) as Row;
    const finding = findingOf(paymentOf(payment), orderOf(order), report);
    // Told again: what the first time could not bring about is brought about now.
    if (!finding) return tools.settle('Payment', payment);
    const changed = await changePayment(tools, payment, {
      ...finding,
      ...(finding.state ? { settledAt: now() } : {}),
      ...(payment.providerId || !report.providerId ? {} : { providerId: report.providerId }),
      ...(report.why ? { lastError: report.why.slice(0, 1000) } : {}),
    });
    if (changed) return tools.settle('Payment', changed);
  }
}

/** Effect of every change of a payment: its order moves after it, or the payment says why it cannot. */
export async function tellOrder(tools: Tools, paymentId: string, reason?: string): Promise<void> {
  const { store } = tools;
  for (;;) {
    const payment = (await store.get('Payment', paymentId)) as Row;
    const order = await store.get('Order', payment.order.objectId);
    if (!order) return;
    const others = (await paymentsOf(tools, order.objectId)).filter(({ objectId }) => objectId !== paymentId);
    const { paymentState, attention } = followOf(paymentOf(payment), orderOf(order), others.map(paymentOf));
    if (attention) await store.update('Payment', { objectId: paymentId }, { attention });
    if (!paymentState) return;
    try {
      return await moveOrder(order, paymentState, payment, reason);
    } catch (error) {
      if (!isOvertaken(error)) throw error;
    }
  }
}

/** As the server itself, at the revision read. */
async function moveOrder(order: Row, paymentState: string, payment: Row, statusReason?: string): Promise<void> {
  const object = Parse.Object.extend('Order').createWithoutData(order.objectId) as Parse.Object;
  const sets = paymentState === 'Paid' ? { payment: pointerTo('Payment', payment.objectId) } : {};
  // A refund wants its reason.
  const why = paymentState === 'Refunded' ? { statusReason: statusReason ?? 'Given back by the payment service.' } : {};
  await object.save({ paymentState, revision: order.revision, ...why } as never, ownSave({ sets }) as never);
}
