/** What a customer sees of the support of their order, field by field, and no more. */
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { isForFile } from './support-rows';

const isoOf = (at: Date | undefined): string | undefined => at?.toISOString();
const idOf = (pointer: { objectId: string } | undefined): string | undefined => pointer?.objectId;

const approvalView = (row: Row) => ({
  approvalId: row.objectId,
  lineId: idOf(row.orderLine),
  title: row.title as string,
  message: row.message as string | undefined,
  requestedAt: isoOf(row.requestedAt),
  dueAt: isoOf(row.dueAt),
  status: row.status as string,
  customerResponseAt: isoOf(row.customerResponseAt),
  customerNotes: row.customerNotes as string | undefined,
});

const requestView = (row: Row) => ({
  lineId: idOf(row.orderLine),
  type: row.type as string,
  customerNotes: row.customerNotes as string,
  status: row.status as string,
  fulfillmentNotes: row.fulfillmentNotes as string | undefined,
  createdAt: row.createdAt.toISOString(),
});

const commentView = (row: Row) => ({
  commentId: row.objectId,
  lineId: idOf(row.orderLine),
  partIndex: row.partIndex as number | undefined,
  position: row.position as { x: number; y: number; z: number } | undefined,
  authorType: row.authorType as string,
  authorName: row.authorName as string | undefined,
  body: row.body as string,
  at: row.createdAt.toISOString(),
  resolvedAt: isoOf(row.resolvedAt),
});

/** Does the shop wait for the file that this accepted request is about? */
function isWaitedFor(row: Row, jobs: Row[]): boolean {
  const job = jobs.find(({ orderLine, reprintOf }) => !reprintOf && orderLine?.objectId === idOf(row.orderLine));
  return row.status === 'Accepted' && isForFile(row) && job?.status === 'Revision Requested';
}

/** The workspace of an order; undefined while its checkout is not finished. */
export const workspaceOf = ({ store }: Pick<Tools, 'store'>, orderId: string): Promise<Row | undefined> =>
  store.first('ProjectWorkspace', { order: pointerTo('Order', orderId) });

/** approvals, revisions, reprints and workspace of an OrderView, each list from the oldest on. */
export async function supportOf({ store }: Pick<Tools, 'store'>, { objectId }: Pick<Row, 'objectId'>) {
  const order = pointerTo('Order', objectId);
  const oldestFirst = { sort: { createdAt: 1 } as const };
  const [approvals, revisions, reprints, comments, workspace, jobs] = await Promise.all([
    store.find('ApprovalRequest', { order }, oldestFirst),
    store.find('RevisionRequest', { order }, oldestFirst),
    store.find('ReprintRequest', { order }, oldestFirst),
    store.find('PinnedPartComment', { order, deletingSince: null }, oldestFirst),
    workspaceOf({ store }, objectId),
    store.find('PrintJob', { order }, { keys: ['status', 'orderLine', 'reprintOf'] }),
  ]);
  return {
    approvals: approvals.map(approvalView),
    revisions: revisions.map((row) => ({
      revisionId: row.objectId,
      ...requestView(row),
      wantsFile: isWaitedFor(row, jobs),
    })),
    reprints: reprints.map((row) => ({
      reprintId: row.objectId,
      ...requestView(row),
      quantity: row.quantity as number | undefined,
    })),
    workspace: workspace && {
      workspaceId: workspace.objectId,
      name: workspace.name as string,
      comments: comments.map(commentView),
    },
  };
}
