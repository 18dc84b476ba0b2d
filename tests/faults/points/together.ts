/** Several requests at once that get in each other's way; for crowds, since what stands still in the middle of one is waited for by the others. */
import { jobAt } from '../../jobs/life';
import { jobToLogOn, logAll, newBatch, usage } from '../../stock/shelf';
import type { Answer } from '../../support/api';
import { decide } from './of-stock';
import type { Operation } from './operation';

const worst = (answers: Answer[]) => answers.find(({ status }) => status >= 300) ?? (answers[0] as Answer);
const best = (answers: Answer[]) => answers.find(({ status }) => status < 300) ?? (answers[0] as Answer);

/** All at once, on one batch that has enough for each. */
const approveTogether: Operation = async ({ shop }) => {
  const batch = await newBatch(shop, 500);
  const job = await jobToLogOn(shop);
  const logs = await logAll(
    shop,
    [10, 20, 30, 40].map((grams) => usage(job, batch, grams)),
  );
  const each = logs.map((log) => decide(shop, log, 'Approved'));
  return {
    send: async (headers) => worst(await Promise.all(each.map(({ send }) => send(headers)))),
    sendAgain: async () => worst(await Promise.all(each.map(({ sendAgain }) => sendAgain()))),
    note: (ledger) => {
      ledger.acknowledged('approve logs together');
      ledger.row('approve logs together', 'TimeLog', { printJob: job, approvalStatus: 'Approved' }, logs.length);
      ledger.row('approve logs together', 'MaterialBatch', { objectId: batch, remainingWeightGrams: 400 });
    },
  };
};

/** A job is dispatched and put on hold: whatever was acknowledged of it happened. */
const moveTwoWays: Operation = async ({ shop }) => {
  const { id } = await jobAt(shop, 'Ready');
  const ways = {
    dispatch: { status: 'Dispatched' },
    hold: { status: 'On Hold', statusReason: 'Wait for the other half' },
  };
  const happened = new Set<string>();
  return {
    send: async (headers) => {
      const all = Object.entries(ways).map(async ([action, fields]) => {
        const answer = await shop.coordinator.request('PUT', `/parse/classes/PrintJob/${id}`, fields, headers);
        if (answer.status === 200) happened.add(action);
        return answer;
      });
      return best(await Promise.all(all));
    },
    sendAgain: () => shop.coordinator.get('PrintJob', id),
    note: (ledger) => {
      ledger.acknowledged('move a job two ways');
      for (const action of happened) ledger.row('move a job two ways', 'AuditEvent', { entityId: id, action });
    },
  };
};

export const TOGETHER: Record<string, Operation> = {
  'approve logs together': approveTogether,
  'move a job two ways': moveTwoWays,
};
