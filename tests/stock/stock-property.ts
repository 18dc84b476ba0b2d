/** Whatever is done in whatever order: remaining = starting - approved + adjustments, never below zero. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Answer, pointer } from '../support/api';
import { byHistory, hundredths, jobToLogOn, newBatch, remaining, usage } from './shelf';
import { shop } from './shop';

const SEED = Number(process.env.SEED ?? 20261121);
/** `npm run soak-stock` tries more sequences. */
const SEQUENCES = Number(process.env.SEQUENCES ?? 10);
const START = 200_00;

interface Log {
  id: string;
  batch: number;
  amount: number;
  status: string;
}

/** What the shop must hold, in hundredths of a gram. */
interface Model {
  job: string;
  batches: string[];
  left: number[];
  logs: Log[];
}

/** One thing somebody does; answers what came back and whether it had to be refused, with which code. */
type Action = (model: Model) => Promise<{ answer: Answer; refusal: number | undefined } | undefined>;

const takes = (log: Log) => (log.status === 'Approved' ? log.amount : 0);

/** Changes a log, in the model only when every batch can hold it. */
async function changeLog(model: Model, log: Log, to: Partial<Log>, fields: unknown) {
  const after = { ...log, ...to };
  const left = [...model.left];
  left[log.batch] = (left[log.batch] as number) + takes(log);
  left[after.batch] = (left[after.batch] as number) - takes(after);
  const grows = after.batch !== log.batch || takes(after) > takes(log);
  const refusal = grows && (left[after.batch] as number) < 0 ? 1501 : undefined;
  const answer = await shop.coordinator.update('TimeLog', log.id, fields);
  if (!refusal) {
    Object.assign(log, to);
    model.left = left;
  }
  return { answer, refusal };
}

const pick = (model: Model, index: number): Log | undefined => model.logs[index % Math.max(1, model.logs.length)];
const inGrams = (amount: number) => amount / 100;

const ACTIONS: Record<string, (which: number, amount: number) => Action> = {
  log: (which, amount) => async (model) => {
    const batch = which % 2;
    const fields = usage(model.job, model.batches[batch] as string, inGrams(amount));
    const answer = await shop.technician1.create('TimeLog', fields);
    model.logs.push({ id: answer.body.objectId, batch, amount, status: 'Pending' });
    return { answer, refusal: undefined };
  },
  approve: (which) => async (model) => {
    const log = pick(model, which);
    return log && changeLog(model, log, { status: 'Approved' }, { approvalStatus: 'Approved' });
  },
  unapprove: (which, amount) => async (model) => {
    const log = pick(model, which);
    const status = amount % 2 ? 'Pending' : 'Rejected';
    return log && changeLog(model, log, { status }, { approvalStatus: status });
  },
  editGrams: (which, amount) => async (model) => {
    const log = pick(model, which);
    return log && changeLog(model, log, { amount }, { materialGrams: inGrams(amount) });
  },
  editBatch: (which) => async (model) => {
    const log = pick(model, which);
    if (!log) return undefined;
    const batch = 1 - log.batch;
    return changeLog(
      model,
      log,
      { batch },
      { materialBatch: pointer('MaterialBatch', model.batches[batch] as string) },
    );
  },
  remove: (which) => async (model) => {
    const log = pick(model, which);
    if (!log) return undefined;
    model.left[log.batch] = (model.left[log.batch] as number) + takes(log);
    model.logs.splice(model.logs.indexOf(log), 1);
    return { answer: await shop.coordinator.remove('TimeLog', log.id), refusal: undefined };
  },
  adjust: (which, amount) => async (model) => {
    const batch = which % 2;
    const change = amount - 80_00;
    const left = (model.left[batch] as number) + change;
    const refusal = change === 0 ? 1504 : left < 0 ? 1501 : undefined;
    const materialBatch = pointer('MaterialBatch', model.batches[batch] as string);
    const fields = { materialBatch, gramsChange: inGrams(change), reason: 'a spill' };
    if (!refusal) model.left[batch] = left;
    return { answer: await shop.coordinator.create('StockAdjustment', fields), refusal };
  },
  count: (which, amount) => async (model) => {
    const batch = which % 2;
    const refusal = model.left[batch] === amount ? 1504 : undefined;
    const materialBatch = pointer('MaterialBatch', model.batches[batch] as string);
    const fields = { materialBatch, countedGrams: inGrams(amount), reason: 'weighed' };
    model.left[batch] = amount;
    return { answer: await shop.coordinator.create('StockAdjustment', fields), refusal };
  },
  weigh: (which, amount) => async (model) => {
    const batch = which % 2;
    model.left[batch] = amount;
    const fields = { remainingWeightGrams: inGrams(amount) };
    return {
      answer: await shop.coordinator.update('MaterialBatch', model.batches[batch] as string, fields),
      refusal: undefined,
    };
  },
  weighBelowZero: (which, amount) => async (model) => {
    const fields = { remainingWeightGrams: -inGrams(amount + 1) };
    return {
      answer: await shop.coordinator.update('MaterialBatch', model.batches[which % 2] as string, fields),
      refusal: 1005,
    };
  },
  weighAsTechnician: (which, amount) => async (model) => {
    const fields = { remainingWeightGrams: inGrams(amount + START) };
    return {
      answer: await shop.technician1.update('MaterialBatch', model.batches[which % 2] as string, fields),
      refusal: 119,
    };
  },
  approveOwn: (which) => async (model) => {
    const log = pick(model, which);
    if (!log || log.status === 'Approved') return undefined;
    return { answer: await shop.technician1.update('TimeLog', log.id, { approvalStatus: 'Approved' }), refusal: 1101 };
  },
};

const done = fc.record({
  name: fc.constantFrom(...Object.keys(ACTIONS), 'log', 'approve', 'approve', 'approve'),
  which: fc.nat(40),
  amount: fc.nat(120_00),
});

test('any sequence of postings keeps every batch at what its history says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(done, { minLength: 5, maxLength: 25 }), async (steps) => {
      const batches = [await newBatch(shop, inGrams(START)), await newBatch(shop, inGrams(START))];
      const model: Model = { job: await jobToLogOn(shop), batches, left: [START, START], logs: [] };
      for (const { name, which, amount } of steps) {
        const result = await ACTIONS[name]?.(which, amount)(model);
        if (!result) continue;
        expect([name, result.answer.body.code]).toEqual([name, result.refusal]);
        const held = await Promise.all(batches.map((batch) => remaining(shop, batch)));
        expect([name, held.map(hundredths)]).toEqual([name, model.left]);
        expect(Math.min(...held)).toBeGreaterThanOrEqual(0);
      }
      for (const batch of batches) expect(await byHistory(shop, batch)).toBe(await remaining(shop, batch));
    }),
    { seed: SEED, numRuns: SEQUENCES, endOnFailure: true },
  );
}, 3_600_000);
