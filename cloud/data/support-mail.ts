/** The mails of support: each leads to the order's page, and goes out once. */
import type { RevisionRequestType } from '../../schema/generated';
import { QUIET_AFTER_COMMENT_MS, remindAt, wantsAnotherFile } from '../domain/orders/support';
import type { SupportFacts } from '../domain/record/mail-data';
import { type Effect, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { putMail } from './mail';
import { headOfOrder } from './orders';

/** To whom a mail about the row goes, and what every such mail tells: the order, and the line where it is about one. */
async function headOf({ store }: Tools, row: Row) {
  const order = await store.get('Order', row.order.objectId);
  if (!order) return undefined;
  const line = row.orderLine && (await store.get('OrderLine', row.orderLine.objectId));
  const facts: SupportFacts = { orderNumber: order.orderNumber, fileName: line?.snapshot?.fileName };
  return { head: headOfOrder(order), facts };
}

/** The effect `mail` of an approval: that it is asked for. */
export async function mailApproval(approval: Row, _effect: Effect, tools: Tools): Promise<void> {
  const mail = await headOf(tools, approval);
  if (!mail) return;
  const { title, message, dueAt, objectId } = approval;
  const data = { ...mail.facts, title, message, dueAt: dueAt?.toISOString() };
  const event = 'approvalRequested' as const;
  await putMail(tools, { ...mail.head, subjectId: objectId, event, occurrence: 'once', data });
}

/** Reminds of an approval once its last day has begun; once for each end that it is given. */
export async function remindOfApproval(approval: Row, tools: Tools): Promise<void> {
  const at = remindAt(approval as unknown as { requestedAt: Date; dueAt?: Date });
  const mail = at && at <= tools.now() ? await headOf(tools, approval) : undefined;
  if (!mail) return;
  const dueAt: string = approval.dueAt.toISOString();
  const data = { ...mail.facts, title: approval.title, dueAt };
  const event = 'approvalReminder' as const;
  await putMail(tools, { ...mail.head, subjectId: approval.objectId, event, occurrence: dueAt, data });
}

/** The effect `mail` of a revision or a reprint: what the shop answers. Its words are those of that answer. */
export function mailAnswer(event: 'revisionAnswered' | 'reprintAnswered') {
  return async (request: Row, effect: Effect, tools: Tools): Promise<void> => {
    const mail = await headOf(tools, request);
    if (!mail) return;
    const { isAccepted, notes } = effect as Effect & { isAccepted: boolean; notes?: string };
    const { type, orderLine, customerNotes, objectId } = request;
    const wantsFile = isAccepted && wantsAnotherFile(type as RevisionRequestType, orderLine !== undefined);
    const data = { ...mail.facts, isAccepted, notes, customerNotes, wantsFile };
    const occurrence = isAccepted ? 'accepted' : 'declined';
    await putMail(tools, { ...mail.head, subjectId: objectId, event, occurrence, data });
  };
}

/** The effect `mail` of staff's comment; none when one went out for the order in the hour before. */
export async function mailComment(comment: Row, _effect: Effect, tools: Tools): Promise<void> {
  const mail = await headOf(tools, comment);
  if (!mail) return;
  const since = new Date(comment.createdAt.getTime() - QUIET_AFTER_COMMENT_MS);
  const event = 'commentAdded' as const;
  const order = pointerTo('Order', mail.head.order);
  if (await tools.store.first('EmailMessage', { order, event, createdAt: { $gt: since } })) return;
  const hour = new Date(Math.floor(comment.createdAt.getTime() / QUIET_AFTER_COMMENT_MS) * QUIET_AFTER_COMMENT_MS);
  const data = { ...mail.facts, author: comment.authorName, body: comment.body };
  // Of two comments at the same instant one is mailed: the hour is the mail's name.
  await putMail(tools, { ...mail.head, event, occurrence: hour.toISOString(), data });
}
