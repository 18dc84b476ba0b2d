/** What becomes of a payment and of its order when the service reports. Pure. */
import type { Order, Payment } from '../../../schema/generated';
import type { Report } from './payment-service';

/** A try that is not paid by then is ended. */
export const OPEN_FOR_MS = 3_600_000;

type PaymentSide = Pick<Payment, 'objectId' | 'state' | 'amount' | 'currency' | 'attention'>;
type OrderSum = Pick<Order, 'totalPrice' | 'currency'>;
type OrderSide = Pick<Order, 'paymentState' | 'payment'>;
type Sum = { amount?: number; currency?: string };

/** What becomes of a row, and what somebody has to look at besides. */
export interface Finding {
  state?: Payment['state'];
  attention?: Payment['attention'];
}

const UNPAID = new Set(['Open', 'Pending', 'Failed']);
const WITHOUT_MONEY = new Set(['Failed', 'Expired', 'Refunded']);

const isSum = (left: Sum, right: Sum) => left.amount === right.amount && left.currency === right.currency;

/** Is there anything to pay through a service? */
export const isPayable = (order: Pick<Order, 'paymentState' | 'lifecycleStage' | 'totalPrice'>): boolean =>
  UNPAID.has(order.paymentState) && order.lifecycleStage !== 'Cancelled' && order.totalPrice > 0;

/** Is the try for what the order comes to now? */
export const isForOrder = (payment: Sum, { totalPrice, currency }: OrderSum): boolean =>
  isSum(payment, { amount: totalPrice, currency });

/** What the payment becomes; undefined where the report says nothing new: told late, twice or out of turn. */
export function findingOf(payment: PaymentSide, order: OrderSum, report: Report): Finding | undefined {
  const { state } = payment;
  if (state === 'Refunded') return undefined;
  switch (report.standing) {
    case 'refunded':
      // A part that was given back changes nothing here.
      return isSum(report, payment) ? { state: 'Refunded' } : undefined;
    case 'paid':
      if (state === 'Paid') return undefined;
      if (isSum(report, payment) && isForOrder(payment, order)) return { state: 'Paid' };
      return payment.attention ? undefined : { attention: 'Other Sum' };
    case 'failed':
      return state === 'Open' ? { state: 'Failed' } : undefined;
    case 'expired':
      return state === 'Open' ? { state: 'Expired' } : undefined;
    default:
      return undefined;
  }
}

/** What the order does after its payment; where it cannot, what has to be noted on the payment. */
export function followOf(
  payment: PaymentSide,
  order: OrderSide,
  others: Pick<Payment, 'state'>[],
): { paymentState?: Order['paymentState']; attention?: Payment['attention'] } {
  const { paymentState } = order;
  const isOurs = order.payment?.objectId === payment.objectId;
  if (payment.state === 'Open')
    return paymentState === 'Open' || paymentState === 'Failed' ? { paymentState: 'Pending' } : {};
  if (payment.state === 'Paid') {
    if (isOurs) return {};
    if (UNPAID.has(paymentState)) return { paymentState: 'Paid' };
    return { attention: paymentState === 'Paid' ? 'Paid Twice' : 'Order Ended' };
  }
  if (isOurs) return paymentState === 'Paid' ? { paymentState: 'Refunded' } : {};
  const isLast = !others.some(({ state }) => state === 'Open' || state === 'Paid');
  return isLast && WITHOUT_MONEY.has(payment.state) && paymentState === 'Pending' ? { paymentState: 'Failed' } : {};
}
