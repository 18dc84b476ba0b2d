/** The rows of support that follow something else: the end of a time, the job of a line, the end of an order. */
import type { PrintJobStatus, RevisionRequestType } from '../../schema/generated';
import { reprintOutcome, wantsAnotherFile } from '../domain/orders/support';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { changeRow } from './own-moves';

type Stored = Pick<Tools, 'store'>;

/** The job that prints a line; undefined while there is none. */
export async function jobOfLine({ store }: Stored, lineId: string): Promise<Row | undefined> {
  const line = await store.get('OrderLine', lineId);
  return line?.printJob && store.get('PrintJob', line.printJob.objectId);
}

/** Does this request wait for another file, once it is accepted? */
export const isForFile = ({ type, orderLine }: Row): boolean =>
  wantsAnotherFile(type as RevisionRequestType, orderLine !== undefined);

/** An approval that nobody gave in time expires; one that was answered or given more time is left alone. */
export const expireApproval = (tools: Pick<Tools, 'store' | 'now'>, approvalId: string): Promise<void> =>
  changeRow(tools, 'ApprovalRequest', approvalId, ({ status, dueAt }) =>
    status === 'Pending' && dueAt && dueAt <= tools.now() ? { status: 'Expired' } : undefined,
  );

/** Fulfils what the job of an order fulfils, and lets fall what nothing comes of. Safe to ask again. */
export async function followJob({ store }: Stored, jobId: string): Promise<void> {
  const job = await store.get('PrintJob', jobId);
  if (!job?.order) return;
  const status = 'Accepted';
  for (const { objectId } of await store.find('ReprintRequest', { printJob: pointerTo('PrintJob', jobId), status })) {
    const order = await store.get('Order', job.order.objectId);
    // With its order a reprint is withdrawn, which is no news.
    const fallen = order?.lifecycleStage === 'Cancelled' ? 'Withdrawn' : 'Declined';
    const outcome = reprintOutcome(job.status as PrintJobStatus);
    const next = outcome === 'Declined' ? fallen : outcome;
    await changeRow({ store }, 'ReprintRequest', objectId, (row) =>
      next && row.status === status ? { status: next } : undefined,
    );
  }
  if (!job.orderLine || job.reprintOf || job.status === 'Revision Requested') return;
  for (const { objectId } of await store.find('RevisionRequest', { orderLine: job.orderLine, status, type: 'file' }))
    await changeRow({ store }, 'RevisionRequest', objectId, (row) =>
      row.status === status && job.fileRevision > row.fileRevision ? { status: 'Fulfilled' } : undefined,
    );
}

const OPEN = { RevisionRequest: ['Requested', 'Accepted'], ReprintRequest: ['Requested', 'Accepted'] };
const ASKED = { ApprovalRequest: ['Pending'] };

/**
 * Withdraws what an order that is over leaves open: all of a cancelled one; of a completed one its
 * approvals alone, since a reprint may follow and a wish wants an answer. Safe to ask again.
 */
export async function closeSupport({ store }: Stored, orderId: string): Promise<void> {
  const order = await store.get('Order', orderId);
  const isCancelled = order?.lifecycleStage === 'Cancelled';
  if (!isCancelled && order?.lifecycleStage !== 'Completed') return;
  for (const [className, open] of Object.entries({ ...ASKED, ...(isCancelled ? OPEN : {}) }))
    for (const { objectId } of await store.find(className, {
      order: pointerTo('Order', orderId),
      status: { $in: open },
    }))
      await changeRow({ store }, className, objectId, ({ status }) =>
        open.includes(status) ? { status: 'Withdrawn' } : undefined,
      );
}
