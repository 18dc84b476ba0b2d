/** How a customer comes to pay an order through a service. */
import type { Order } from '../../schema/generated';
import { ShopError } from '../domain/errors';
import { isService, type PaymentService, type Report, ServiceTrouble } from '../domain/orders/payment-service';
import { isPayable } from '../domain/orders/payment-standing';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { log } from '../log';
import { orderUrlOf } from './order-links';
import { offeredMethods, wordsIn } from './payment-methods';
import { heed, howItStands, inTurn, isOld, serviceOf } from './payment-standing';
import { changePayment, isWanted, noteReport, paymentKeyOf, paymentsOf } from './payments';

/** What the order's page says of paying. */
export async function paymentOf(tools: Tools, order: Row): Promise<{ canPay: boolean; instructions?: string }> {
  const { paymentMethod, language, orderNumber } = order;
  const offered = (await offeredMethods(tools)).find(({ method }) => method === paymentMethod);
  const text = wordsIn(offered?.instructions, language);
  return {
    canPay: isService(paymentMethod) && offered !== undefined && isPayable(order as unknown as Order),
    ...(text ? { instructions: text.replaceAll('{orderNumber}', orderNumber) } : {}),
  };
}

/** Of several processes each may find that another was faster; more often than this something is wrong. */
const TRIES = 20;

/** The address where the customer pays. The same try for everybody who asks while it is open. */
export const startPayment = (tools: Tools, orderId: string): Promise<string> =>
  inTurn(orderId, async () => {
    try {
      for (let left = TRIES; left > 0; left--) {
        const redirectUrl = await tryToStart(tools, orderId);
        if (redirectUrl) return redirectUrl;
      }
      throw new ShopError('payment.needsShop');
    } catch (error) {
      throw error instanceof ServiceTrouble ? new ShopError('payment.noAnswer') : error;
    }
  });

/** undefined: something has changed, so that it is to be looked at anew. */
async function tryToStart(tools: Tools, orderId: string): Promise<string | undefined> {
  const { store, now, config } = tools;
  const order = (await store.get('Order', orderId)) as Row;
  if (!isPayable(order as unknown as Order)) throw new ShopError('payment.notDue', { state: order.paymentState });
  const { paymentMethod: method, totalPrice: amount, currency } = order;
  const service = serviceOf(tools, method);
  if (!service || !(await paymentOf(tools, order)).canPay) throw new ShopError('payment.notOffered', { method });
  const payments = await paymentsOf(tools, orderId);
  if (payments.some(({ state, attention }) => state === 'Open' && attention)) throw new ShopError('payment.needsShop');
  const [newest] = payments;
  if (newest?.state === 'Open') return resume(tools, service, order, newest);
  const number = (newest?.number ?? 0) + 1;
  await store.createOnce('Payment', {
    order: pointerTo('Order', orderId),
    number,
    paymentKey: paymentKeyOf(orderId, number),
    method,
    state: 'Open',
    amount,
    currency,
    lookAt: new Date(now().getTime() + config.payments.lookMs),
    ACL: { 'role:coordinator': { read: true } },
  });
  return undefined;
}

/** Goes on with a try that is open: the customer is there again, or a crash came in between. */
async function resume(tools: Tools, service: PaymentService, order: Row, payment: Row): Promise<string | undefined> {
  if (!payment.redirectUrl) {
    if (!isOld(tools, payment) && isWanted(payment, order)) return begin(tools, service, order, payment);
    // Nobody was ever told where to pay, so nobody can.
    await noteReport(tools, payment.objectId, { standing: 'expired' });
    return undefined;
  }
  const report = await howItStands(tools, service, payment, order).catch((error) => {
    if (!(error instanceof ServiceTrouble)) throw error;
    // Its page may be there when the shop's question is not answered.
    return { standing: 'open' } as Report;
  });
  if (report.standing === 'open') return payment.redirectUrl;
  if (report.standing === 'underWay') throw new ShopError('payment.underWay');
  await heed(tools, service, payment, report);
  return undefined;
}

async function begin(tools: Tools, service: PaymentService, order: Row, payment: Row): Promise<string | undefined> {
  const { config } = tools;
  const page = orderUrlOf(tools, order) ?? config.publicUrl;
  try {
    const begun = await service.begin({
      key: payment.paymentKey,
      orderNumber: order.orderNumber,
      amount: payment.amount,
      currency: payment.currency,
      language: order.language,
      shopName: config.shopName,
      returnUrl: `${page}?payment=done`,
      cancelUrl: `${page}?payment=left`,
    });
    const changed = await changePayment(tools, payment, { ...begun });
    if (!changed) return undefined;
    await tools.settle('Payment', changed);
    return begun.redirectUrl;
  } catch (error) {
    if (!(error instanceof ServiceTrouble)) throw error;
    log.warn('A payment could not be begun', { orderNumber: order.orderNumber, error });
    // Not heard, perhaps: asked again under the same key, the service says what it made of it.
    if (error.kind === 'unknown') throw new ShopError('payment.noAnswer');
    await noteReport(tools, payment.objectId, { standing: 'failed', why: error.message });
    throw error.kind === 'refused'
      ? new ShopError('payment.refused', { why: error.message })
      : new ShopError('payment.noAnswer');
  }
}
