/** An order as its customer sees it. */
import type { OrderLifecycleStage, PrintJob } from '../../schema/generated';
import { trackUrlOf } from '../data/links';
import { supportOf } from '../data/order-support';
import { jobsOfOrder, linesOfOrder } from '../data/orders';
import { paymentOf } from '../data/paying';
import { plainStatus } from '../domain/jobs/plain-status';
import { customerMayCancel } from '../domain/orders/stages';
import { canAskReprint, canAskRevision, isOpenToBuyer } from '../domain/orders/support';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

async function shownLine(tools: Tools, stage: OrderLifecycleStage, line: Row, job: Row | undefined) {
  const { objectId: lineId, number, snapshot, quantity, lineTotal, currency } = line;
  return {
    lineId,
    number,
    snapshot,
    quantity,
    lineTotal,
    currency,
    jobNumber: job?.jobNumber,
    statusWord: job && plainStatus(job as unknown as PrintJob),
    trackingNumber: job?.trackingNumber,
    trackUrl: job && (await trackUrlOf(tools, job)),
    hasModel: job !== undefined && isOpenToBuyer(snapshot, job.fileRevision),
    canAskRevision: job !== undefined && canAskRevision(stage, job.status),
    canAskReprint: canAskReprint(stage, job?.status),
  };
}

async function historyOf({ store }: Tools, order: Row): Promise<{ stage: string; at: string }[]> {
  const where = { entityType: 'Order', entityId: order.objectId, toStatus: { $exists: true } };
  const events = await store.find('AuditEvent', where, { sort: { occurredAt: 1 } });
  // An order moves along two graphs; a payment may bring it a stage further.
  const stageOf = ({ action, toStatus, newValue }: Row): string | undefined =>
    action === 'place' ? toStatus : newValue?.lifecycleStage;
  const steps = events
    .map((event) => ({ stage: stageOf(event) ?? '', at: event.occurredAt.toISOString() as string }))
    .filter(({ stage }) => stage !== '');
  return steps.length ? steps : [{ stage: 'Placed', at: order.placedAt.toISOString() }];
}

/** OrderView, whole. */
export async function orderView(tools: Tools, order: Row) {
  const [lines, jobs, history, payment, support] = await Promise.all([
    linesOfOrder(tools, order.objectId),
    jobsOfOrder(tools, order.objectId),
    historyOf(tools, order),
    paymentOf(tools, order),
    supportOf(tools, order),
  ]);
  const jobOf = (line: Row) => jobs.find(({ objectId }) => objectId === line.printJob?.objectId);
  const stage = order.lifecycleStage as OrderLifecycleStage;
  return {
    orderId: order.objectId as string,
    orderNumber: order.orderNumber as string,
    placedAt: order.placedAt.toISOString() as string,
    contact: order.contact,
    notes: order.notes,
    language: order.language,
    paymentMethod: order.paymentMethod,
    paymentState: order.paymentState,
    lifecycleStage: stage,
    statusReason: stage === 'Cancelled' ? order.statusReason : undefined,
    totalPrice: order.totalPrice,
    currency: order.currency,
    dueDate: order.dueDate?.toISOString(),
    payment,
    canCancel: customerMayCancel(stage, jobs as unknown as PrintJob[]),
    lines: await Promise.all(lines.map((line) => shownLine(tools, stage, line, jobOf(line)))),
    history,
    ...support,
  };
}
