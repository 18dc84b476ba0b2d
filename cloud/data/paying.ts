/** How an order is paid through a service: beginning, coming back, and asking how it stands. */
import type { Order } from '../../schema/generated';
import { ShopError } from '../domain/errors';
import { isService, type PaymentService, type Report, ServiceTrouble } from '../domain/orders/payment-service';
import { isPayable, OPEN_FOR_MS } from '../domain/orders/payment-standing';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { Turns } from '../kernel/turns';
import { log } from '../log';
import { orderUrlOf } from './order-links';
import { offeredMethods } from './payment-methods';
import { changePayment, isWanted, noteReport, paymentKeyOf, paymentsOf } from './payments';

/** One at a time for an order; between processes the keys and the rows' revisions decide. */
const turns = new Turns();

/** The service by which an order is paid; undefined for another way to pay, and without its keys. */
export const serviceOf = ({ payments }: Pick<Tools, 'payments'>, method: string): PaymentService | undefined =>
  isService(method) ? payments[method] : undefined;

/** What the order's page says of paying. */
export async function paymentOf(tools: Tools, order: Row): Promise<{ canPay: boolean; instructions?: string }> {
  const { paymentMethod, language, orderNumber } = order;
  const offered = (await offeredMethods(tools)).find(({ method }) => method === paymentMethod);
  const words = offered?.instructions;
  const text = words?.[language as Order['language']] ?? words?.en ?? words?.de;
  return {
    canPay: isService(paymentMethod) && offered !== undefined && isPayable(order as unknown as Order),
    ...(text ? { instructions: text.replaceAll('{orderNumber}', orderNumber) } : {}),
  };
}

/** The address where the customer pays. The same try for everybody who asks while it is open. */
export const startPayment = (tools: Tools, orderId: string): Promise<string> =>
  turns.take(orderId, async () => {
    for (;;) {
      const redirectUrl = await tryToStart(tools, orderId);
      if (redirectUrl) return redirectUrl;
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
  if (payments.some(({ attention }) => attention === 'Other Sum')) throw new ShopError('payment.needsShop');
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
  const isOld = tools.now().getTime() - payment.createdAt.getTime() > OPEN_FOR_MS;
  if (!payment.redirectUrl) {
    if (!isOld && isWanted(payment, order)) return begin(tools, service, order, payment);
    // Nobody was ever told where to pay, so nobody can.
    await noteReport(tools, payment.objectId, { standing: 'expired' });
    return undefined;
  }
  const asked =
    isOld || !isWanted(payment, order) ? service.close(payment.providerId) : service.lookUp(payment.providerId);
  const report = await asked.catch((error) => {
    if (!(error instanceof ServiceTrouble)) throw error;
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

/** Does what a report asks for: money that was approved is taken, if the order still wants it. */
async function heed(tools: Tools, service: PaymentService, payment: Row, report: Report): Promise<void> {
  if (report.standing !== 'approved') return noteReport(tools, payment.objectId, report);
  const order = await tools.store.get('Order', payment.order.objectId);
  const now = await tools.store.get('Payment', payment.objectId);
  const providerId = payment.providerId ?? report.providerId;
  if (!now || !isWanted(now, order)) return;
  await noteReport(tools, payment.objectId, await service.capture(providerId, payment.paymentKey));
}

/** As heed, of a report that the service sent by itself. */
export async function hear(tools: Tools, method: string, report: Report): Promise<void> {
  const { store } = tools;
  const { key, providerId } = report;
  const service = serviceOf(tools, method);
  const found =
    (typeof key === 'string' && (await store.first('Payment', { paymentKey: key, method }))) ||
    (typeof providerId === 'string' && (await store.first('Payment', { providerId, method })));
  if (!found || !service) return;
  await turns.take(found.order.objectId, () => heed(tools, service, found, report));
}

/** Asks the service how a try stands, and brings the order along; one that nobody wants any more is ended. */
export async function lookAt(tools: Tools, payment: Row): Promise<void> {
  const service = serviceOf(tools, payment.method);
  if (!service) return;
  await turns.take(payment.order.objectId, async () => {
    const now = await tools.store.get('Payment', payment.objectId);
    if (now?.state !== 'Open') return;
    if (!now.redirectUrl) return noteReport(tools, now.objectId, { standing: 'expired' });
    const report = await service.lookUp(now.providerId);
    const order = await tools.store.get('Order', now.order.objectId);
    const isOld = tools.now().getTime() - now.createdAt.getTime() > OPEN_FOR_MS;
    const isIdle = report.standing === 'open' && isOld;
    const isUnwanted = !isWanted(now, order) && (report.standing === 'open' || report.standing === 'approved');
    await heed(tools, service, now, isIdle || isUnwanted ? await service.close(now.providerId) : report);
  });
}
