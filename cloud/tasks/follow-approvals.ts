/** Approvals whose time is over expire; those whose last day has begun are reminded of. */
import { remindOfApproval } from '../data/support-mail';
import { expireApproval } from '../data/support-rows';
import type { Tools } from '../kernel/tools';
import { log } from '../log';

const DAY_MS = 86_400_000;

/** Answers how many approvals were looked at. */
export async function followApprovals(tools: Tools): Promise<number> {
  const now = tools.now();
  const dueAt = { $lt: new Date(now.getTime() + DAY_MS) };
  const due = await tools.store.find('ApprovalRequest', { status: 'Pending', dueAt });
  for (const approval of due) {
    const follow = approval.dueAt <= now ? expireApproval(tools, approval.objectId) : remindOfApproval(approval, tools);
    await follow.catch((error) => {
      log.error('An approval could not be followed; the next round tries again', {
        approvalId: approval.objectId,
        error,
      });
    });
  }
  return due.length;
}
