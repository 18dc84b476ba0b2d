/**
 * Checkout: the cart's row is claimed with the whole plan of the order in one write. Everything that
 * follows is its effect, safe to do twice: the order, its lines, their print jobs, and the empty cart.
 */
import Parse from 'parse/node';
import { afterWorkingDays } from '../domain/orders/stages';
import { ownSave } from '../kernel/own-save';
import { DELETE, type Effect, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { accessTo } from './access';
import { cartPointer } from './carts';
import { type Contact, clientFor } from './clients';
import { nextNumber } from './jobs';
import { fileForJob } from './order-files';
import { linkOf } from './order-links';
import { type DescribedJob, describeJobs, jobsNamed } from './quote-jobs';

export interface OrderContact extends Contact {
  address?: string;
}

/** What is ordered, by whom and how; kept in the cart until the order is made. Dates are ISO texts. */
export interface CheckoutPlan {
  orderId: string;
  checkoutKey: string;
  customerId?: string;
  contact: OrderContact;
  paymentMethod: string;
  notes?: string;
  language: string;
  placedAt: string;
  lines: { lineId: string; orderLineId: string; jobId: string }[];
}

interface Line {
  orderLineId: string;
  number: number;
  job: Row;
  described: DescribedJob;
}

/** The effect `makeOrder` of a cart. */
export async function makeOrder(cart: Row, _effect: Effect, tools: Tools): Promise<void> {
  const { store } = tools;
  const plan = (await store.get('Cart', cart.objectId))?.checkout as CheckoutPlan | undefined;
  if (!plan) return;
  const lines = await linesOfPlan(plan, tools);
  const client = await clientOf(plan, tools);
  await writeOrder(plan, client, lines, tools);
  for (const line of lines) {
    await writeLine(plan, line, tools);
    await writePrintJob(plan, client, line, tools);
  }
  for (const quoteId of new Set(lines.map(({ job }) => job.quote.objectId as string)))
    await store.update('Quote', { objectId: quoteId }, { order: pointerTo('Order', plan.orderId) });
  await store.createOnce('ProjectWorkspace', {
    ...(await ofOrder('ProjectWorkspace', plan, tools)),
    name: ((await store.get('Order', plan.orderId)) as Row).orderNumber,
    workspaceKey: plan.orderId,
  });
  for (const { lineId } of plan.lines)
    await store.remove('CartLine', { objectId: lineId, cart: cartPointer(cart.objectId) });
  await showOrder(plan, tools);
  await store.update('Cart', { objectId: cart.objectId, revision: cart.revision }, { checkout: DELETE });
}

const customerOf = ({ customerId }: CheckoutPlan) => (customerId ? pointerTo('Customer', customerId) : undefined);

/** The pointers of a row that hangs on the order, and who may read it. */
async function ofOrder(className: string, plan: CheckoutPlan, tools: Tools) {
  const customer = customerOf(plan);
  return {
    order: pointerTo('Order', plan.orderId),
    customer,
    ACL: await accessTo(tools, className, { customer }),
  };
}

async function linesOfPlan({ lines }: CheckoutPlan, tools: Tools): Promise<Line[]> {
  const jobs = await jobsNamed(
    tools,
    lines.map(({ jobId }) => jobId),
  );
  const described = await describeJobs(tools, jobs);
  return lines.map(({ orderLineId }, index) => ({
    orderLineId,
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

async function writeLine(plan: CheckoutPlan, { orderLineId, number, job, described }: Line, tools: Tools) {
  const { store } = tools;
  await store.createOnce('OrderLine', {
    ...(await ofOrder('OrderLine', plan, tools)),
    objectId: orderLineId,
    number,
    job: pointerTo('QuoteJob', job.objectId),
    snapshot: described,
    quantity: described.quantity,
    lineTotal: described.lineTotal ?? 0,
    currency: described.currency,
    lineKey: `${plan.orderId}:${number}`,
  });
  const line = pointerTo('OrderLine', orderLineId);
  await store.update('QuoteJob', { objectId: job.objectId }, { orderLine: line });
}

async function writePrintJob(plan: CheckoutPlan, client: Row, line: Line, tools: Tools): Promise<void> {
  const { store } = tools;
  const requestKey = `order:${plan.orderId}:${line.number}`;
  const made = () => store.first('PrintJob', { requestKey });
  if (!(await made()))
    try {
      await savePrintJob(plan, client, line, requestKey, tools);
    } catch (error) {
      // Brought about twice at the same time: the other one made it.
      if (!(await made())) throw error;
    }
  const printJob = await made();
  if (printJob)
    await store.update(
      'OrderLine',
      { objectId: line.orderLineId },
      { printJob: pointerTo('PrintJob', printJob.objectId) },
    );
}

async function savePrintJob(
  plan: CheckoutPlan,
  client: Row,
  { orderLineId, job, described }: Line,
  requestKey: string,
  tools: Tools,
): Promise<void> {
  const { orderId, contact, language, notes, paymentMethod } = plan;
  const file = await fileForJob(tools, job.fileKey, described.fileName, requestKey);
  const { leadTimeDays, toleranceMm } = described;
  const sets = {
    origin: 'store',
    requestKey,
    customerNotes: notes,
    quality: described.quality,
    toleranceMm,
    order: pointerTo('Order', orderId),
    orderLine: pointerTo('OrderLine', orderLineId),
    dueDate: leadTimeDays === undefined ? undefined : afterWorkingDays(new Date(plan.placedAt), leadTimeDays),
  };
  const fields = {
    client: Parse.Object.extend('Client').createWithoutData(client.objectId),
    file: Parse.File.fromJSON(file),
    materialType: described.material,
    color: described.color,
    quantity: described.quantity,
    quoteRequested: paymentMethod === 'quote_request',
    language,
  };
  const printJob = new (Parse.Object.extend('PrintJob'))() as Parse.Object;
  const given = Object.fromEntries(Object.entries(sets).filter(([, value]) => value !== undefined));
  await printJob.save(fields, ownSave({ customer: { id: client.objectId, name: contact.name }, sets: given }));
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
