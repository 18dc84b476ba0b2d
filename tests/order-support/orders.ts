/** What the tests of support have in common: orders by link, their jobs brought to where a test wants them, and time that passes. */
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import type { Choices, View } from '../sales/pricing';
import { Buyer } from '../store/buyer';
import { pointer } from '../support/api';
import { onDatabase } from '../support/databases';
import { batchFields, checkFields, type Shop } from '../support/shop';

export interface Ordered {
  token: string;
  order: string;
  line: string;
  job: string;
}

/** An order of one line of so many cubes. */
export async function newOrder(shop: Shop, known: Choices, quantity = 2): Promise<Ordered> {
  const token = await (await Buyer.at(shop)).ordered(known, { quantity });
  const { orderId: order, lines } = await seen(shop, token);
  const { body } = await shop.coordinator.find('PrintJob', { jobNumber: lines[0].jobNumber });
  return { token, order, line: lines[0].lineId, job: body.results[0].objectId };
}

/** What showOrder answers. */
export const seen = (shop: Shop, token: string): Promise<View> => done(shop, 'showOrder', { token });

/** Calls as whoever holds the link, and fails the test with the server's words when refused. */
export async function done({ stranger }: Shop, name: string, params: Record<string, unknown>): Promise<View> {
  const { status, body } = await stranger.call(name, params);
  assert.deepEqual({ status, error: body.error }, { status: 200, error: undefined });
  return body.result;
}

const WAY = ['File Review', 'Queued', 'Printing', 'Post-Processing', 'Ready', 'Dispatched', 'Completed'];

/** Brings a job that was received to this status, as a coordinator does. */
export async function bring({ coordinator }: Shop, job: string, to: string): Promise<void> {
  for (const status of WAY.slice(0, WAY.indexOf(to) + 1)) {
    if (status === 'Queued') {
      const batch = await coordinator.made('MaterialBatch', batchFields());
      await coordinator.changed('PrintJob', job, { materialBatch: pointer('MaterialBatch', batch) });
      await coordinator.made('FileCheck', checkFields(job));
    }
    await coordinator.changed('PrintJob', job, { status });
  }
}

export const revisionForm = ({ token, line }: Ordered, more: Record<string, unknown> = {}) => ({
  token,
  lineId: line,
  type: 'file',
  notes: 'The hole must be 4 mm.',
  requestKey: randomUUID(),
  ...more,
});

export const reprintForm = ({ token, line }: Ordered, more: Record<string, unknown> = {}) => ({
  token,
  lineId: line,
  type: 'damaged',
  notes: 'One arrived broken.',
  requestKey: randomUUID(),
  ...more,
});

/** The mails about an order, oldest first, by their events. */
export async function mailsOf(shop: Shop, order: string): Promise<string[]> {
  const where = { order: pointer('Order', order) };
  const { body } = await shop.coordinator.find('EmailMessage', where, { order: 'createdAt' });
  return body.results.map(({ event }: View) => event);
}

/** What is on record of a row, in the order in which it happened. */
export async function actionsOf(shop: Shop, entityId: string): Promise<string[]> {
  const { body } = await shop.coordinator.find('AuditEvent', { entityId }, { order: 'occurredAt' });
  return body.results.map(({ action }: View) => action);
}

/** Runs a statement on the shop's own database. */
export const inDatabase = ({ env }: Shop, statement: string, values: unknown[]): Promise<View[]> =>
  onDatabase(env.DATABASE_URI as string, statement, values);

const HOUR_MS = 3_600_000;

/** The time for an answer ends so many hours from now, and was asked for three days before that. */
export async function dueIn(shop: Shop, approval: string, hours: number): Promise<void> {
  const dueAt = new Date(Date.now() + hours * HOUR_MS);
  const requestedAt = new Date(dueAt.getTime() - 72 * HOUR_MS);
  const statement = 'UPDATE "ApprovalRequest" SET "dueAt" = $2, "requestedAt" = $3 WHERE "objectId" = $1';
  await inDatabase(shop, statement, [approval, dueAt, requestedAt]);
}
