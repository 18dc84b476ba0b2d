/** The customer approves or rejects what the shop asks. */
import Parse from 'parse/node';
import { expireApproval } from '../data/support-rows';
import { ShopError } from '../domain/errors';
import { ownSave } from '../kernel/own-save';
import type { Row } from '../kernel/record';
import { untilOurs } from './customer';
import { checkIfGiven } from './customer-input';
import { customerOf, given, rowOf } from './order-request';
import { orderOfCall, type StoreCall } from './storing';

const ANSWERS = ['Approved', 'Rejected'];

/** token or orderId, approvalId, answer (Approved, Rejected), notes?. Answers { status }; given again, the same. */
export async function answerApproval(call: StoreCall) {
  const { params, tools } = call;
  const order = await orderOfCall(call);
  const [answer, notes] = [params.answer as string, given(params.notes)];
  if (!ANSWERS.includes(answer))
    throw new ShopError('input.badArgument', { what: `answer must be one of: ${ANSWERS.join(', ')}.` });
  checkIfGiven(tools, { className: 'ApprovalRequest', field: 'customerNotes' }, 'notes', notes);
  return untilOurs(async () => {
    const approval = await rowOf(tools, order, 'ApprovalRequest', params.approvalId, 'approval');
    if (approval.status !== answer) await giveAnswer(call, order, approval, { status: answer, customerNotes: notes });
    return { status: answer };
  });
}

async function giveAnswer(call: StoreCall, order: Row, approval: Row, fields: Record<string, unknown>): Promise<void> {
  const { objectId, status, dueAt, revision } = approval;
  const isLate = dueAt && dueAt <= call.tools.now();
  // Whoever asks too late brings about what the sweep would.
  if (isLate && status === 'Pending') await expireApproval(call.tools, objectId);
  if (status === 'Expired' || (isLate && status === 'Pending'))
    throw new ShopError('support.tooLate', { at: dueAt.toISOString() });
  if (status !== 'Pending') throw new ShopError('support.answered', { status: status.toLowerCase() });
  const object = Parse.Object.extend('ApprovalRequest').createWithoutData(objectId) as Parse.Object;
  await object.save({ ...fields, revision } as never, ownSave({ customer: customerOf(call, order) }) as never);
}
