/** Reprints: asked for by line, and accepted made into one job. */
import { mailAnswer } from '../../data/support-mail';
import { jobOfLine } from '../../data/support-rows';
import { ShopError } from '../../domain/errors';
import { checkReprint, reprintOutcome } from '../../domain/orders/support';
import type { Change } from '../../kernel/change';
import type { ClassRules, Tools } from '../../kernel/tools';
import { makeReprint } from './make-reprint';
import { isByStaff, keepToOrder, keyOfOwn, orderOf, stageOf, tellDecision } from './of-order';

export const ReprintRequestRules: ClassRules = {
  beforeSave: [ofLine, keepToOrder, keyOfOwn, mayBeAsked, prints, stopsPrinting, tellDecision],
  effects: { makeReprint, mail: mailAnswer('reprintAnswered') },
};

function ofLine(change: Change): void {
  if (!change.after.orderLine) throw new ShopError('input.required', { class: change.className, field: 'orderLine' });
}

async function mayBeAsked(change: Change, tools: Tools): Promise<void> {
  if (!change.isCreate) return;
  const { orderLine, type, quantity } = change.after;
  const line = await tools.store.get('OrderLine', orderLine.objectId);
  const job = await jobOfLine(tools, orderLine.objectId);
  const stage = stageOf(await orderOf(change, tools));
  checkReprint(stage, job?.status, { type, quantity }, line?.quantity ?? 0, isByStaff(change));
}

async function prints(change: Change, tools: Tools): Promise<void> {
  if (change.move !== 'accept') return;
  if (!(await jobOfLine(tools, change.after.orderLine.objectId))) throw new ShopError('support.noJob');
  change.effects.push({ kind: 'makeReprint' });
}

/** What was accepted falls only once nothing is printed for it any more. */
async function stopsPrinting(change: Change, { store }: Tools): Promise<void> {
  if (change.move !== 'decline' || change.before?.status !== 'Accepted') return;
  const job = change.after.printJob && (await store.get('PrintJob', change.after.printJob.objectId));
  if (job && reprintOutcome(job.status) !== 'Declined')
    throw new ShopError('support.jobGoesOn', { job: job.jobNumber });
}
