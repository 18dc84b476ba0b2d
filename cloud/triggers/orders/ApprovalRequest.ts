/** Approvals: asked of an order that is open, answered in time, or expired. */
import { mailApproval } from '../../data/support-mail';
import { ShopError } from '../../domain/errors';
import { checkIsOpen } from '../../domain/orders/support';
import type { Change } from '../../kernel/change';
import type { ClassRules, Tools } from '../../kernel/tools';
import { keepToOrder, orderOf, stageOf } from './of-order';

export const ApprovalRequestRules: ClassRules = {
  beforeSave: [keepToOrder, ask, keepToTime, noteAnswer],
  effects: { mail: mailApproval },
};

async function ask(change: Change, tools: Tools): Promise<void> {
  if (!change.isCreate) return;
  checkIsOpen(stageOf(await orderOf(change, tools)));
  change.set('requestedAt', change.now);
  change.effects.push({ kind: 'mail' });
}

/** More time is given only to what is still open, and no time that is over. */
function keepToTime(change: Change): void {
  const { after, before, now } = change;
  if (!change.changes('dueAt')) return;
  if (before && before.status !== 'Pending')
    throw new ShopError('support.answered', { status: String(before.status).toLowerCase() });
  if (after.dueAt && after.dueAt <= now) throw new ShopError('support.dueInPast');
}

/** An answer counts until the time is over, whether the expiry was written down already or not. */
function noteAnswer(change: Change): void {
  const { move, after, now } = change;
  if (move !== 'approve' && move !== 'reject') return;
  if (after.dueAt && after.dueAt <= now) throw new ShopError('support.tooLate', { at: after.dueAt.toISOString() });
  change.set('customerResponseAt', now);
}
