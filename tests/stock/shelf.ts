/** Batches and logs to post from, and what a batch must hold by its history as a client reads it. */
import { strict as assert } from 'node:assert';
import { type Answer, pointer } from '../support/api';
import { batchFields, clientFields, jobFields, logFields, type Shop } from '../support/shop';

export const hundredths = (grams: number) => Math.round(grams * 100);

export const newBatch = ({ coordinator }: Shop, grams: number) => coordinator.made('MaterialBatch', batchFields(grams));

/** A job of technician1, for logs to hang on. */
export async function jobToLogOn({ coordinator, ids }: Shop): Promise<string> {
  const client = await coordinator.made('Client', clientFields());
  const assignedTechnician = pointer('Technician', ids.technician1);
  return coordinator.made('PrintJob', { ...jobFields(client), assignedTechnician });
}

export const usage = (job: string, batch: string, grams: number) => ({
  ...logFields(job),
  materialBatch: pointer('MaterialBatch', batch),
  materialGrams: grams,
});

/** Logs of technician1, many at a time; ids in the order of the fields. */
export async function logAll({ technician1 }: Shop, fields: unknown[]): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < fields.length; from += 50) {
    const requests = fields
      .slice(from, from + 50)
      .map((body) => ({ method: 'POST', path: '/parse/classes/TimeLog', body }));
    const { body } = await technician1.request('POST', '/parse/batch', { requests });
    for (const { success, error } of body) {
      assert.equal(error, undefined);
      ids.push(success.objectId);
    }
  }
  return ids;
}

export const approve = ({ coordinator }: Shop, log: string): Promise<Answer> =>
  coordinator.update('TimeLog', log, { approvalStatus: 'Approved' });

export async function remaining({ coordinator }: Shop, batch: string): Promise<number> {
  return (await coordinator.get('MaterialBatch', batch)).body.remainingWeightGrams;
}

async function sumOf({ coordinator }: Shop, className: string, where: unknown, field: string): Promise<number> {
  const { body } = await coordinator.find(className, where, { limit: 500 });
  assert.ok(body.results.length < 500, 'more rows than one page');
  return body.results.reduce((sum: number, row: Record<string, number>) => sum + hundredths(row[field] ?? 0), 0);
}

/** Grams the batch must hold: what it started with, less approved usage, plus adjustments. */
export async function byHistory(shop: Shop, batch: string): Promise<number> {
  const materialBatch = pointer('MaterialBatch', batch);
  const { startingWeightGrams } = (await shop.coordinator.get('MaterialBatch', batch)).body;
  const used = await sumOf(shop, 'TimeLog', { materialBatch, approvalStatus: 'Approved' }, 'materialGrams');
  const adjusted = await sumOf(shop, 'StockAdjustment', { materialBatch }, 'gramsChange');
  return (hundredths(startingWeightGrams) - used + adjusted) / 100;
}
