/** The shop's figures of past weeks, for a coordinator's dashboard. */
import { ShopError } from '../domain/errors';
import { type Delivered, runsOutAt, weekly, weekOf } from '../domain/jobs/figures';
import { grams, hundredths } from '../domain/stock/grams';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { numberOf, type Verb } from './calling';

const DAY_MS = 86_400_000;
/** The pace at which material is used is that of the last four weeks. */
const PACE_DAYS = 28;

interface Used {
  materialType: string;
  color: string;
  grams: number;
}

/**
 * weeks: 1 to 104 (12). Answers { weeks: [{ weekStart, dispatched, leadTimeDays? }], used: [{ materialType, color, grams }],
 * worked: [{ technicianId, minutes }], stock: [{ materialType, color, remainingGrams, gramsPerDay, runsOutAt? }] }.
 */
export const shopFigures: Verb = async ({ actor, params, tools }) => {
  if (!actor.roles.has('coordinator'))
    throw new ShopError('write.forbidden', { operation: 'add up', class: 'PrintJob', by: 'a coordinator' });
  const count = params.weeks === undefined ? 12 : numberOf(params, 'weeks', 1, 104);
  const now = tools.now();
  const since = weekOf(new Date(now.getTime() - (count - 1) * 7 * DAY_MS));
  const paceSince = new Date(now.getTime() - PACE_DAYS * DAY_MS);
  const delivered = await rows(tools, 'PrintJob', { dispatchedAt: { $gte: since }, parentJob: null });
  const batches = await rows(tools, 'MaterialBatch', {});
  const first = since < paceSince ? since : paceSince;
  const logs = await rows(tools, 'TimeLog', { startTime: { $gte: first }, approvalStatus: 'Approved' });
  const usedBy = usage(logs, batches);
  return {
    weeks: weekly(delivered as unknown as Delivered[], since, now),
    used: usedBy((log) => log.startTime >= since),
    worked: minutesWorked(logs.filter((log) => log.startTime >= since)),
    stock: stock(
      batches,
      usedBy((log) => log.startTime >= paceSince),
      now,
    ),
  };
};

async function rows({ store }: Tools, className: string, where: Record<string, unknown>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of store.all(className, where)) found.push(row);
  return found;
}

function addTo(sums: Map<string, Used>, materialType: string, color: string, amount: number): void {
  const key = JSON.stringify([materialType, color]);
  const sum = sums.get(key) ?? { materialType, color, grams: 0 };
  sum.grams = grams(hundredths(sum.grams) + hundredths(amount));
  sums.set(key, sum);
}

function usage(logs: Row[], batches: Row[]): (counts: (log: Row) => boolean) => Used[] {
  const batchOf = new Map(batches.map((batch) => [batch.objectId, batch]));
  return (counts) => {
    const sums = new Map<string, Used>();
    for (const log of logs.filter(counts)) {
      const batch = log.materialBatch && batchOf.get(log.materialBatch.objectId);
      if (batch) addTo(sums, batch.materialType, batch.color, log.materialGrams ?? 0);
    }
    return [...sums.values()];
  };
}

function minutesWorked(logs: Row[]): { technicianId: string; minutes: number }[] {
  const sums = new Map<string, number>();
  for (const { technician, minutesLogged } of logs)
    sums.set(technician.objectId, (sums.get(technician.objectId) ?? 0) + minutesLogged);
  return [...sums].map(([technicianId, minutes]) => ({ technicianId, minutes }));
}

function stock(batches: Row[], used: Used[], now: Date) {
  const left = new Map<string, Used>();
  for (const { materialType, color, remainingWeightGrams, status } of batches)
    if (status !== 'Retired') addTo(left, materialType, color, remainingWeightGrams);
  return [...left.values()].map(({ materialType, color, grams: remainingGrams }) => {
    const pace = used.find((one) => one.materialType === materialType && one.color === color)?.grams ?? 0;
    const gramsPerDay = grams(Math.round(hundredths(pace) / PACE_DAYS));
    return {
      materialType,
      color,
      remainingGrams,
      gramsPerDay,
      runsOutAt: runsOutAt(remainingGrams, pace / PACE_DAYS, now),
    };
  });
}
