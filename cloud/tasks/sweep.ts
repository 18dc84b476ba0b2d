/** Background work that finishes what a crash or a lost trigger left. Every step is safe to repeat. */
import Parse from 'parse/node';
import { dropExpiredQuotes } from '../data/expired-quotes';
import { LEFT_AFTER_MS, recoverAll } from '../data/stock';
import { dropAbandonedFiles } from '../data/stored-files';
import { asTheOnlyOne } from '../data/task-lease';
import { dropExpiredUploads } from '../data/uploads';
import { dropOldDeliveries } from '../data/webhooks';
import { OWN_SAVE } from '../kernel/own-save';
import type { Settler } from '../kernel/settle';
import type { Tools } from '../kernel/tools';
import { log } from '../log';
import { sweepFound } from '../metrics/counters';
import { expireQuotes } from './expire-quotes';
import { followApprovals } from './follow-approvals';
import { settlePayments } from './settle-payments';

const EVERY_MS = 20_000;
const DAY_MS = 86_400_000;

/** Finishes every write and posting that has been open since before `before`. */
export async function finishWhatWasLeft(
  tools: Tools,
  settler: Settler,
  before: Date,
): Promise<{ postings: number; rows: number }> {
  return { postings: await recoverAll(tools.store, before), rows: await settler.sweep(before) };
}

/** Dispatched jobs complete by themselves after the configured days, through the ordinary move. */
async function completeDispatched({ store, config, now }: Tools): Promise<number> {
  const before = new Date(now().getTime() - config.autoCompleteDays * DAY_MS);
  const due = await store.find('PrintJob', { status: 'Dispatched', dispatchedAt: { $lt: before }, runCount: null });
  for (const job of due) {
    const object = Parse.Object.extend('PrintJob').createWithoutData(job.objectId) as Parse.Object;
    await object.save({ status: 'Completed' }, OWN_SAVE).catch((error) => {
      log.error('A dispatched job could not be completed; the next round tries again', { jobId: job.objectId, error });
    });
  }
  return due.length;
}

const STEPS: ((tools: Tools) => Promise<unknown>)[] = [
  completeDispatched,
  dropExpiredUploads,
  expireQuotes,
  dropExpiredQuotes,
  dropAbandonedFiles,
  settlePayments,
  followApprovals,
  dropOldDeliveries,
];

/** One round of all that is to be finished, tidied up and looked after. */
export async function sweepOnce(tools: Tools, settler: Settler): Promise<void> {
  const finishLeft = async () => {
    const { postings, rows } = await finishWhatWasLeft(tools, settler, new Date(Date.now() - LEFT_AFTER_MS));
    return postings + rows;
  };
  // One that fails keeps nothing from the others.
  for (const step of [finishLeft, ...STEPS])
    try {
      const found = await step(tools);
      if (typeof found === 'number' && found > 0) sweepFound.inc({ step: step.name }, found);
    } catch (error) {
      log.error('A background step failed; the next round tries again', { step: step.name, error });
    }
}

/** Runs the sweep for as long as the server lives. Answers what ends it. */
export function startSweeping(tools: Tools, settler: Settler): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const round = () =>
    asTheOnlyOne(tools.store, 'sweep', () => sweepOnce(tools, settler)).catch((error) =>
      log.error('A sweep could not begin or end; the next round tries again', { error }),
    );
  const timer = setInterval(() => {
    running = running.then(round);
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
