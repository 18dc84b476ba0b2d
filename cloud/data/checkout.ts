/**
 * Checkout: the cart's row is claimed with the whole plan of the order in one write. Everything that
 * follows is its effect, safe to do twice: the order, its lines, their print jobs, and the empty cart.
 */
import { afterWorkingDays } from '../domain/orders/stages';
import { DELETE, type Effect, pointerTo, type Row } from '../kernel/record';
import { sideBySide } from '../kernel/side-by-side';
import type { Tools } from '../kernel/tools';
import { accessTo } from './access';
import { cartPointer } from './carts';
import { type CheckoutPlan, customerOf, ofOrder } from './checkout-plan';
import { clientFor } from './clients';
import { nextNumber } from './jobs';
import { AT_ONCE, type Line, writeLines } from './order-lines';
import { linkOf } from './order-links';
import { type DescribedJob, describeJobs, jobsNamed } from './quote-jobs';

/** The effect `makeOrder` of a cart. */
export async function makeOrder(cart: Row, _effect: Effect, tools: Tools): Promise<void> {
  const { store } = tools;
  const plan = (await store.get('Cart', cart.objectId))?.checkout as CheckoutPlan | undefined;
  if (!plan) return;
  const lines = await linesOfPlan(plan, tools);
  const client = await clientOf(plan, tools);
  await writeOrder(plan, client, lines, tools);
  await writeLines(plan, client, lines, tools);
  const quoteIds = [...new Set(lines.map(({ job }) => job.quote.objectId as string))];
  const order = pointerTo('Order', plan.orderId);
  await sideBySide(quoteIds, AT_ONCE, (objectId) => store.update('Quote', { objectId }, { order }));
  await store.createOnce('ProjectWorkspace', {
    ...(await ofOrder('ProjectWorkspace', plan, tools)),
    name: ((await store.get('Order', plan.orderId)) as Row).orderNumber,
    workspaceKey: plan.orderId,
  });
  const lineIds = plan.lines.map(({ lineId }) => lineId);
  await store.remove('CartLine', { objectId: { $in: lineIds }, cart: cartPointer(cart.objectId) });
  await showOrder(plan, tools);
  await store.update('Cart', { objectId: cart.objectId, revision: cart.revision }, { checkout: DELETE });
}

async function linesOfPlan({ lines }: CheckoutPlan, tools: Tools): Promise<Line[]> {
  const jobs = await jobsNamed(
    tools,
    lines.map(({ jobId }) => jobId),
  );
  const described = await describeJobs(tools, jobs);
  return lines.map(({ orderLineId, jobNumber }, index) => ({
    orderLineId,
    jobNumber,
    number: index + 1,
    job: jobs[index] as Row,
    described: described[index] as DescribedJob,
  }));
}

/** Who the jobs are printed for: a customer's own client once they have one. */
async function clientOf({ customerId, contact }: CheckoutPlan, { store }: Tools): Promise<Row> {
  const customer = customerId ? await store.get('Customer', customerId) : undefined;
  const own = customer?.client && (await store.get('Client', customer.client.objectId));
  if (own && !own.deletingSince) return own;
  const client = await clientFor(store, contact);
  if (customer)
    await store.update('Customer', { objectId: customer.objectId }, { client: pointerTo('Client', client.objectId) });
  return client;
}

/** Readable by nobody until all of it is there. */
async function writeOrder(plan: CheckoutPlan, client: Row, lines: Line[], tools: Tools): Promise<void> {
  const { store } = tools;
  if (await store.get('Order', plan.orderId)) return;
  const { orderId, checkoutKey, contact, paymentMethod, notes, language } = plan;
  const placedAt = new Date(plan.placedAt);
  const leadTimeDays = Math.max(0, ...lines.map(({ described }) => described.leadTimeDays ?? 0));
  await store.createOnce('Order', {
    objectId: orderId,
    orderNumber: `OR-${String(await nextNumber(store, 'Order')).padStart(6, '0')}`,
    ...(plan.customerId ? { customer: customerOf(plan) } : { guestEmail: contact.email }),
    client: pointerTo('Client', client.objectId),
    contact,
    paymentMethod,
    paymentState: paymentMethod === 'quote_request' ? 'Not Due' : 'Open',
    lifecycleStage: 'Placed',
    totalPrice: lines.reduce((sum, { described }) => sum + (described.lineTotal ?? 0), 0),
    currency: lines[0]?.described.currency,
    notes,
    language,
    placedAt,
    dueDate: leadTimeDays ? afterWorkingDays(placedAt, leadTimeDays) : undefined,
    checkoutKey,
    ...linkOf(tools, orderId),
    ACL: {},
  });
}

/** From here on the order is there for everybody whose it is: it is on record, told of, and sent out live. */
async function showOrder(plan: CheckoutPlan, tools: Tools): Promise<void> {
  const { store } = tools;
  const order = (await store.get('Order', plan.orderId)) as Row;
  const at = new Date(plan.placedAt);
  const revision = 2;
  const name = plan.contact.name;
  const placed = {
    kind: 'audit',
    action: 'place',
    actorId: plan.customerId ?? order.client.objectId,
    actorType: 'customer',
    actorName: name,
    toStatus: order.lifecycleStage,
    newValue: { orderNumber: order.orderNumber, totalPrice: order.totalPrice, lines: plan.lines.length },
    order: pointerTo('Order', order.objectId),
    occurredAt: at,
    revision,
  };
  const changes = {
    ACL: await accessTo(tools, 'Order', order),
    revision,
    unsettled: [placed, { kind: 'mail', event: 'orderPlaced', occurrence: 'once' }],
    unsettledSince: tools.now(),
  };
  if (!(await store.update('Order', { objectId: order.objectId, revision: 1 }, changes))) return;
  const shown = (await store.get('Order', order.objectId)) as Row;
  await tools.settle('Order', shown);
  await store.publish('Order', undefined, shown);
}
