/** Orders: what must hold for their moves, and what follows. They are made by checkout alone. */
import type { OrderMove, PrintJob } from '../../../schema/generated';
import { cancelJobs, jobsOfOrder, mailBuyer, type OrderMailEvent } from '../../data/orders';
import { closeSupport } from '../../data/support-rows';
import { ShopError } from '../../domain/errors';
import { customerMayCancel, stageByJobs } from '../../domain/orders/stages';
import type { Change } from '../../kernel/change';
import type { ClassRules, Tools } from '../../kernel/tools';
import { cancelItems } from './items-of-order';

export const OrderRules: ClassRules = {
  beforeSave: [
    reasonIsGiven,
    customerIsInTime,
    jobsAreThere,
    closePayment,
    notePayment,
    tellBuyer,
    cancelItsJobs,
    closeItsSupport,
  ],
  effects: {
    mail: mailBuyer,
    cancelJobs,
    closeSupport: (order, _effect, tools) => closeSupport(tools, order.objectId),
    cancelItems: (order, _effect, tools) => cancelItems(tools, order.objectId, order.orderNumber),
  },
};

const WITH_REASON: ReadonlySet<string | undefined> = new Set<OrderMove>(['cancel', 'refund']);

/** The reason of an earlier move does not answer for this one. */
function reasonIsGiven(change: Change): void {
  if (!WITH_REASON.has(change.move)) return;
  if (!change.sent.has('statusReason') || !change.after.statusReason?.trim())
    throw new ShopError('order.reasonMissing', { move: change.move ?? '' });
}

async function jobsOf(change: Change, tools: Tools): Promise<PrintJob[]> {
  return (await jobsOfOrder(tools, change.after.objectId)) as unknown as PrintJob[];
}

/** Whoever ordered may take it back until something of it is made. */
async function customerIsInTime(change: Change, tools: Tools): Promise<void> {
  const { actor, before, move } = change;
  if (move !== 'cancel' || actor.type !== 'customer' || !before) return;
  if (!customerMayCancel(before.lifecycleStage, await jobsOf(change, tools)))
    throw new ShopError('order.notCancellable', { stage: before.lifecycleStage });
}

const BY_JOBS: ReadonlySet<string | undefined> = new Set<OrderMove>(['finish', 'dispatch', 'complete']);

/** Nobody says that an order is further than its jobs are. */
async function jobsAreThere(change: Change, tools: Tools): Promise<void> {
  if (!BY_JOBS.has(change.move)) return;
  const jobs = await jobsOf(change, tools);
  const order = ['Ready', 'Dispatched', 'Completed'];
  const there = order.indexOf(stageByJobs(jobs) ?? '');
  if (there < order.indexOf(change.after.lifecycleStage))
    throw new ShopError('order.jobsOpen', {
      stage: change.after.lifecycleStage,
      found: [...new Set(jobs.map(({ status }) => status))].join(', ') || 'none',
    });
}

const UNPAID = ['Not Due', 'Open', 'Pending', 'Failed'];

/** Nothing is owed for a cancelled order; what was paid stays to be refunded. */
function closePayment(change: Change): void {
  if (change.move === 'cancel' && UNPAID.includes(change.after.paymentState)) change.set('paymentState', 'Void');
}

/** A paid order needs nobody's word any more. */
function notePayment(change: Change): void {
  if (change.move !== 'pay') return;
  change.set('paidAt', change.now);
  if (change.after.lifecycleStage === 'Placed') change.set('lifecycleStage', 'Confirmed');
}

const MAIL_OF: Partial<Record<OrderMove, OrderMailEvent>> = {
  confirm: 'orderConfirmed',
  pay: 'orderPaid',
  finish: 'orderReady',
  dispatch: 'orderDispatched',
  cancel: 'orderCancelled',
};

function tellBuyer(change: Change): void {
  const event = MAIL_OF[change.move as OrderMove];
  const occurrence = String((change.before?.revision ?? 0) + 1);
  if (event) change.effects.push({ kind: 'mail', event, occurrence, reason: change.after.statusReason });
}

function cancelItsJobs(change: Change): void {
  if (change.move === 'cancel') change.effects.push({ kind: 'cancelJobs' }, { kind: 'cancelItems' });
}

function closeItsSupport(change: Change): void {
  if (change.move === 'cancel' || change.move === 'complete') change.effects.push({ kind: 'closeSupport' });
}
