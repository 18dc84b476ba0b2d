/** How payments stand at their services: what a service tells, what it is asked, and what the shop does then. */
import { isService, type PaymentService, type Report, ServiceTrouble } from '../domain/orders/payment-service';
import { OPEN_FOR_MS } from '../domain/orders/payment-standing';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { Turns } from '../kernel/turns';
import { isWanted, noteReport } from './payments';

const turns = new Turns();

/** One at a time for an order; between processes the keys and the rows' revisions decide. */
export const inTurn = <T>(orderId: string, work: () => Promise<T>): Promise<T> => turns.take(orderId, work);

/** The service by which an order is paid; undefined for another way to pay, and without its keys. */
export const serviceOf = ({ payments }: Pick<Tools, 'payments'>, method: string): PaymentService | undefined =>
  isService(method) ? payments[method] : undefined;

export const isOld = ({ now }: Pick<Tools, 'now'>, payment: Row): boolean =>
  now().getTime() - payment.createdAt.getTime() > OPEN_FOR_MS;

/** Asks the service. What has been open for too long, or is not wanted any more, is ended there. */
export async function howItStands(
  tools: Tools,
  service: PaymentService,
  payment: Row,
  order: Row | undefined,
): Promise<Report> {
  const { providerId } = payment;
  try {
    const report = await service.lookUp(providerId);
    const isWaiting = report.standing === 'open' || report.standing === 'approved';
    const isOver = report.standing === 'open' && isOld(tools, payment);
    return isOver || (isWaiting && !isWanted(payment, order)) ? await service.close(providerId) : report;
  } catch (error) {
    const isUnknownThere = error instanceof ServiceTrouble && error.kind === 'refused';
    // Begun with other keys, perhaps: this account will never hear of it.
    if (isUnknownThere && isOld(tools, payment)) return { standing: 'expired', why: error.message };
    throw error;
  }
}

/** Does what a report asks for: money that was approved is taken, if the order still wants it. */
export async function heed(tools: Tools, service: PaymentService, payment: Row, report: Report): Promise<void> {
  if (report.standing !== 'approved') return noteReport(tools, payment.objectId, report);
  const order = await tools.store.get('Order', payment.order.objectId);
  const now = await tools.store.get('Payment', payment.objectId);
  const providerId = payment.providerId ?? report.providerId;
  if (!now || !isWanted(now, order)) return;
  await noteReport(tools, payment.objectId, await service.capture(providerId, payment.paymentKey));
}

/** As heed, of a report that the service sent by itself; one of a payment that is not ours is nothing. */
export async function hear(tools: Tools, method: string, report: Report): Promise<void> {
  const { store } = tools;
  const { key, providerId } = report;
  const service = serviceOf(tools, method);
  const found =
    (typeof key === 'string' && (await store.first('Payment', { paymentKey: key, method }))) ||
    (typeof providerId === 'string' && (await store.first('Payment', { providerId, method })));
  if (!found || !service) return;
  await inTurn(found.order.objectId, () => heed(tools, service, found, report));
}

/** Asks the service how a try stands, and brings the order along. Throws ServiceTrouble. */
export async function lookAt(tools: Tools, payment: Row): Promise<void> {
  const service = serviceOf(tools, payment.method);
  if (!service) return;
  await inTurn(payment.order.objectId, async () => {
    const now = await tools.store.get('Payment', payment.objectId);
    if (now?.state !== 'Open') return;
    // Nobody was ever told where to pay, so nobody can.
    if (!now.redirectUrl) return noteReport(tools, now.objectId, { standing: 'expired' });
    const order = await tools.store.get('Order', now.order.objectId);
    await heed(tools, service, now, await howItStands(tools, service, now, order));
  });
}
