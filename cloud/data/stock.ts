/**
 * The one place that posts to a batch. A posting is opened on the batch, in one guarded statement,
 * before the row it belongs to is written, and closed after; what a crash leaves open tells by the
 * row's revision whether it counts, so that remaining = starting - approved + adjustments holds
 * whenever nothing is under way.
 */
import { ShopError } from '../domain/errors';
import { batchStatus, grams, hundredths, type Thresholds, usageOf } from '../domain/stock/grams';
import { pointerTo, type Row } from '../kernel/record';
import { Turns } from '../kernel/turns';
import type { Store } from './store';

/** A claim on a batch for a row that is just being written. */
export interface Posting {
  /** The writeClaim of the row's write. */
  claim: string;
  /** ISO time; the sweep leaves young ones to their own request. */
  openedAt: string;
  /** Hundredths of a gram taken; negative gives back. */
  hundredths: number;
  /** The log that is written, and the revision it will have. */
  log?: { objectId: string; revision: number };
  /** The adjustment that is written, whole, so that it can be recorded after a crash. */
  adjustment?: Record<string, unknown>;
}

/** Contention beyond one process is rare; a batch that changes under this many tries is overrun. */
const TRIES = 60;
/** A posting open for longer was left by a crash: the write it waits for takes milliseconds. */
export const LEFT_AFTER_MS = 15_000;
const turns = new Turns();

/** Waits a little longer with each try, and never as long as the neighbour. */
const pause = (attempt: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * (attempt + 1)));

const DEFAULT_THRESHOLDS: Thresholds = { lowStockGrams: 250, depletedGrams: 0 };

/** Thresholds of a material by its name. */
export async function thresholdsOf(store: Store, materialType: string): Promise<Thresholds> {
  const row = await store.first('Material', { name: materialType });
  return row ? { lowStockGrams: row.lowStockGrams, depletedGrams: row.depletedGrams } : DEFAULT_THRESHOLDS;
}

/** Changes a batch by compare-and-set until it holds. `change` throws to refuse, answers undefined for nothing to do. */
async function changeBatch(
  store: Store,
  batchId: string,
  change: (batch: Row, thresholds: Thresholds) => Record<string, unknown> | undefined,
): Promise<{ before: Row; after: Row } | undefined> {
  return turns.take(batchId, async () => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const before = await store.get('MaterialBatch', batchId);
      if (!before) return undefined;
      const changes = change(before, await thresholdsOf(store, before.materialType));
      if (!changes) return undefined;
      const now = new Date();
      const written = { ...changes, revision: (before.revision ?? 0) + 1, updatedAt: now.toISOString() };
      if (await store.update('MaterialBatch', { objectId: batchId, revision: before.revision }, written))
        return { before, after: { ...before, ...written, updatedAt: now } as Row };
      await pause(attempt);
    }
    throw new ShopError('stock.busy', { batch: batchId });
  });
}

const openOf = (batch: Row): Posting[] => batch.openPostings ?? [];

/** The batch's fields with this much more taken from it. */
function taken(batch: Row, thresholds: Thresholds, amount: number): Record<string, unknown> {
  const remainingWeightGrams = grams(hundredths(batch.remainingWeightGrams) - amount);
  return { remainingWeightGrams, status: batchStatus(remainingWeightGrams, thresholds, batch.status === 'Retired') };
}

/** Claims grams of a batch for a row about to be written. Throws stock.short below zero. */
export async function openPosting(store: Store, batchId: string, posting: Posting): Promise<void> {
  const done = await changeBatch(store, batchId, (batch, thresholds) => {
    const left = hundredths(batch.remainingWeightGrams);
    if (posting.hundredths > 0 && left < posting.hundredths)
      throw new ShopError('stock.short', {
        batch: batch.batchCode,
        left: grams(left),
        needed: grams(posting.hundredths),
      });
    return { ...taken(batch, thresholds, posting.hundredths), openPostings: [...openOf(batch), posting] };
  });
  if (!done)
    throw new ShopError('input.noSuchRow', { class: 'TimeLog', field: 'materialBatch', target: 'MaterialBatch' });
}

/** The row was written: the claim is part of the stock now. Sends the batch's new figures out live. */
export async function closePosting(store: Store, batchId: string, claim: string): Promise<void> {
  let amount = 0;
  const done = await changeBatch(store, batchId, (batch) => {
    const posting = openOf(batch).find((open) => open.claim === claim);
    if (!posting) return undefined;
    amount = posting.hundredths;
    return { openPostings: openOf(batch).filter((open) => open !== posting) };
  });
  if (!done) return;
  const thresholds = await thresholdsOf(store, done.before.materialType);
  await store.publish('MaterialBatch', { ...done.before, ...taken(done.before, thresholds, -amount) }, done.after);
}

/** The row was not written: gives the grams back. */
export async function undoPosting(store: Store, batchId: string, claim: string): Promise<void> {
  await changeBatch(store, batchId, (batch, thresholds) => {
    const posting = openOf(batch).find((open) => open.claim === claim);
    if (!posting) return undefined;
    return {
      ...taken(batch, thresholds, -posting.hundredths),
      openPostings: openOf(batch).filter((open) => open !== posting),
    };
  });
}

/**
 * Finishes or takes back every posting on the batch that has been open since before `before`, left by a crash. A log that is still to
 * be written is fenced first: its revision moves on, so that a write under way cannot land later.
 */
export async function recoverPostings(store: Store, batchId: string, before: Date): Promise<void> {
  const batch = await store.get('MaterialBatch', batchId);
  const left = batch ? openOf(batch).filter((posting) => posting.openedAt < before.toISOString()) : [];
  for (const posting of left) {
    if (posting.adjustment) {
      await recordAdjustment(store, batchId, posting);
      await closePosting(store, batchId, posting.claim);
    } else if (posting.log && (await hasLanded(store, posting, posting.log)))
      await closePosting(store, batchId, posting.claim);
    else await undoPosting(store, batchId, posting.claim);
  }
}

async function hasLanded(
  store: Store,
  posting: Posting,
  log: { objectId: string; revision: number },
): Promise<boolean> {
  const row = await store.get('TimeLog', log.objectId);
  if (!row) return false;
  if (row.writeClaim === posting.claim) return true;
  if ((row.revision ?? 0) >= log.revision) return false;
  await store.update(
    'TimeLog',
    { objectId: row.objectId, revision: row.revision },
    { revision: (row.revision ?? 0) + 1 },
  );
  return hasLanded(store, posting, log);
}

/** Writes the adjustment row of a posting; a second time does nothing. */
export async function recordAdjustment(store: Store, batchId: string, posting: Posting): Promise<void> {
  await store.createOnce('StockAdjustment', {
    ...posting.adjustment,
    materialBatch: pointerTo('MaterialBatch', batchId),
    writeClaim: posting.claim,
    ACL: { 'role:coordinator': { read: true } },
  });
}

/** What a batch should hold by its approved logs and adjustments, in grams. Reads the whole history. */
export async function expectedRemaining(store: Store, batch: Row): Promise<number> {
  const pointer = pointerTo('MaterialBatch', batch.objectId);
  let left = hundredths(batch.startingWeightGrams);
  for await (const log of store.all('TimeLog', { materialBatch: pointer, approvalStatus: 'Approved' }))
    left -= usageOf(log)?.hundredths ?? 0;
  for await (const adjustment of store.all('StockAdjustment', { materialBatch: pointer }))
    left += hundredths(adjustment.gramsChange);
  return grams(left);
}

export interface Recount {
  batchCode: string;
  was: number;
  is: number;
}

/**
 * Sets a batch to what its history says; answers what was wrong, undefined when nothing was. Holds
 * under load: the figures are written only if nothing was posted while they were added up.
 */
export async function recountBatch(store: Store, batchId: string, repair = true): Promise<Recount | undefined> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (repair) await recoverPostings(store, batchId, new Date(Date.now() - LEFT_AFTER_MS));
    const batch = await store.get('MaterialBatch', batchId);
    if (!batch) return undefined;
    const expected = await expectedRemaining(store, batch);
    const open = openOf(batch).reduce((sum, posting) => sum + posting.hundredths, 0);
    const thresholds = await thresholdsOf(store, batch.materialType);
    const status = batchStatus(expected, thresholds, batch.status === 'Retired');
    const wrong = hundredths(batch.remainingWeightGrams) + open !== hundredths(expected);
    const difference = { batchCode: batch.batchCode, was: batch.remainingWeightGrams, is: expected };
    if (!wrong && status === batch.status) return undefined;
    if (!repair) return wrong ? difference : undefined;
    if (openOf(batch).length) {
      await pause(attempt);
      continue;
    }
    const revision = (batch.revision ?? 0) + 1;
    const changes = { remainingWeightGrams: expected, status, revision, updatedAt: new Date().toISOString() };
    if (!(await store.update('MaterialBatch', { objectId: batchId, revision: batch.revision }, changes))) continue;
    await store.publish('MaterialBatch', batch, { ...batch, ...changes, updatedAt: new Date() });
    return wrong ? difference : undefined;
  }
  throw new ShopError('stock.busy', { batch: batchId });
}

/** Recovers every batch with a posting that was left open since before `before`; answers how many there were. */
export async function recoverAll(store: Store, before: Date): Promise<number> {
  let found = 0;
  for await (const batch of store.all('MaterialBatch'))
    if (openOf(batch).some((posting) => posting.openedAt < before.toISOString())) {
      await recoverPostings(store, batch.objectId, before);
      found++;
    }
  return found;
}
