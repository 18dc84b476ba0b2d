/** Orders follow their jobs, and tell their customers. */
import Parse from 'parse/node';
import type { OrderLifecycleStage, PrintJob } from '../../schema/generated';
import { nextStage, stageByJobs } from '../domain/orders/stages';
import { OWN_SAVE, ownSave } from '../kernel/own-save';
import { type Effect, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { Turns } from '../kernel/turns';
import { log } from '../log';
import { putMail } from './mail';
import { isOvertaken } from './own-moves';
import { followJob } from './support-rows';

/** The jobs of an order; the runs of a split one are in it. */
export const jobsOfOrder = ({ store }: Pick<Tools, 'store'>, orderId: string): Promise<Row[]> =>
  store.find('PrintJob', { order: pointerTo('Order', orderId), parentJob: null }, { sort: { jobNumber: 1 } });

export const linesOfOrder = ({ store }: Pick<Tools, 'store'>, orderId: string): Promise<Row[]> =>
  store.find('OrderLine', { order: pointerTo('Order', orderId) }, { sort: { number: 1 } });

const followers = new Turns();

/** The effect `followJobs` of a job: brings its order to where its jobs are, and what was asked of it along. */
export async function followJobs(job: Row, _effect: Effect, tools: Tools): Promise<void> {
  const orderId: string | undefined = job.order?.objectId;
  if (!orderId) return;
  await followers.share(orderId, () => follow(orderId, tools));
  await followJob(tools, job.objectId);
}

async function follow(orderId: string, tools: Tools): Promise<void> {
  for (;;) {
    const order = await tools.store.get('Order', orderId);
    const target = stageByJobs((await jobsOfOrder(tools, orderId)) as unknown as PrintJob[]);
    const next = order && target && nextStage(order.lifecycleStage as OrderLifecycleStage, target);
    if (!next) return;
    const object = Parse.Object.extend('Order').createWithoutData(orderId) as Parse.Object;
    const step = { lifecycleStage: next, revision: order.revision };
    try {
      await object.save(step as never, OWN_SAVE as never);
    } catch (error) {
      if (!isOvertaken(error)) throw error;
    }
  }
}

/** Jobs that nothing can be cancelled of any more, or need not be. */
const PAST = ['Dispatched', 'Completed', 'Declined', 'Cancelled'];

/** The effect `cancelJobs` of an order: its jobs are cancelled with its reason, through their own move. */
export async function cancelJobs(order: Row, _effect: Effect, tools: Tools): Promise<void> {
  for (const job of await jobsOfOrder(tools, order.objectId)) {
    const runs = job.runCount
      ? await tools.store.find('PrintJob', { parentJob: pointerTo('PrintJob', job.objectId) })
      : [job];
    for (const run of runs) if (!PAST.includes(run.status)) await cancelJob(run, order.statusReason, tools);
  }
}

async function cancelJob({ objectId }: Row, statusReason: string, { store }: Tools): Promise<void> {
  const object = Parse.Object.extend('PrintJob').createWithoutData(objectId) as Parse.Object;
  try {
    await object.save({ status: 'Cancelled', statusReason }, ownSave({}));
  } catch (error) {
    const now = await store.get('PrintJob', objectId);
    if (now && !PAST.includes(now.status)) throw error;
    log.info('A job of a cancelled order had moved on by itself', { jobId: objectId });
  }
}

export type OrderMailEvent =
  | 'orderPlaced'
  | 'orderConfirmed'
  | 'orderPaid'
  | 'orderReady'
  | 'orderDispatched'
  | 'orderCancelled';

/** To whom a mail about the order goes. */
export function headOfOrder(order: Row) {
  return {
    order: order.objectId as string,
    to: { address: order.contact.email as string, name: order.contact.name as string },
    language: order.language,
  };
}

/** The effect `mail` of an order. */
export async function mailBuyer(order: Row, effect: Effect, tools: Tools): Promise<void> {
  const { event, occurrence, reason } = effect as Effect & {
    event: OrderMailEvent;
    occurrence: string;
    reason?: string;
  };
  const lines = await linesOfOrder(tools, order.objectId);
  const jobs = event === 'orderDispatched' ? await jobsOfOrder(tools, order.objectId) : [];
  const trackingNumbers = [...new Set(jobs.map((job) => job.trackingNumber as string | undefined))].filter(
    (number) => number !== undefined,
  );
  const data = {
    orderNumber: order.orderNumber as string,
    totalPrice: order.totalPrice as number,
    currency: order.currency as string,
    paymentMethod: order.paymentMethod as string,
    dueDate: order.dueDate?.toISOString() as string | undefined,
    lines: lines.map(({ snapshot, quantity }) => ({ fileName: snapshot.fileName as string, quantity })),
    trackingNumbers,
    reason: reason ?? '',
  };
  await putMail(tools, { ...headOfOrder(order), event, occurrence, data });
}
