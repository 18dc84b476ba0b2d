/**
 * The one place that posts to a batch. A posting is opened on the batch, in one guarded statement,
 * before the row it belongs to is written, and closed after. Grams that are taken leave the batch
 * when the posting opens, grams that are given back return when it closes: so a write that fails
 * never has to take what somebody else was given meanwhile. What a crash leaves open tells by the
 * row it was made for whether it counts.
 */
import { ShopError } from '../domain/errors';
import { batchStatus, grams, hundredths, type Thresholds } from '../domain/stock/grams';
import { isPast } from '../kernel/past';
import { pointerTo, type Row, sameValue } from '../kernel/record';
import { Turns } from '../kernel/turns';
import type { Store } from './store';

/** A claim on a batch for a row that is just being written. */
export interface Posting {
  /** The writeClaim of the row's write. */
  claim: string;
  /** ISO time by the machine's clock, whatever time the write is dated; the sweep leaves young ones to their own request. */
  openedAt: string;
  /** Hundredths of a gram taken; negative gives back. */
  hundredths: number;
  /** The log that is written, and the revision it will have. */
  log?: { objectId: string; revision: number };
  /** The adjustment that is written, whole, so that it can be recorded after a crash. */
  adjustment?: Record<string, unknown>;
}

/** Contention beyond one process is rare; a batch that changes under this many tries is overrun. */
export const TRIES = 60;
/** A posting open for longer was left by a crash: the write it waits for takes milliseconds. */
export const LEFT_AFTER_MS = 15_000;
const turns = new Turns();

/** Waits a little longer with each try, and never as long as the neighbour. */
export const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * (attempt + 1)));

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
): Promise<{ before: Row; after: Row; thresholds: Thresholds } | undefined> {
  return turns.take(batchId, async () => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const before = await store.get('MaterialBatch', batchId);
      if (!before) return undefined;
      const thresholds = await thresholdsOf(store, before.materialType);
      const changes = change(before, thresholds);
      if (!changes) return undefined;
      const now = new Date();
      const written = { ...changes, revision: (before.revision ?? 0) + 1, updatedAt: now.toISOString() };
      if (await store.update('MaterialBatch', { objectId: batchId, revision: before.revision }, written))
        return { before, after: { ...before, ...written, updatedAt: now } as Row, thresholds };
      await pause(attempt);
    }
    throw new ShopError('stock.busy', { batch: batchId });
  });
}

export const openOf = (batch: Row): Posting[] => batch.openPostings ?? [];

const wasLeft = ({ openedAt }: Posting, before: Date) => isPast(new Date(openedAt), before);

/** Grams that leave the batch as the posting opens. */
const takenAtOnce = (posting: Posting) => Math.max(0, posting.hundredths);
/** Grams that come back to the batch as the posting closes. */
const givenAtClose = (posting: Posting) => Math.max(0, -posting.hundredths);

/** What the batch will hold, in hundredths, once everything under way is done. */
export function bookedHundredths(batch: Row): number {
  return openOf(batch).reduce((sum, posting) => sum + givenAtClose(posting), hundredths(batch.remainingWeightGrams));
}

/** The batch's fields with this much more taken from it. */
function taken(batch: Row, thresholds: Thresholds, amount: number): Record<string, unknown> {
  const remainingWeightGrams = grams(hundredths(batch.remainingWeightGrams) - amount);
  return { remainingWeightGrams, status: batchStatus(remainingWeightGrams, thresholds, batch.status === 'Retired') };
}

/** Opens the posting that `postingFor` makes of the batch as it is. Throws stock.short below zero. */
export async function openPosting(store: Store, batchId: string, postingFor: (batch: Row) => Posting): Promise<void> {
  const done = await changeBatch(store, batchId, (batch, thresholds) => {
    const posting = postingFor(batch);
    // Of two writes of one revision of a row one wins: the second need not take grams to lose.
    if (posting.log && openOf(batch).some(({ log }) => sameValue(log, posting.log)))
      throw new ShopError('write.stale', { class: 'TimeLog', now: 'newer', yours: posting.log.revision - 1 });
    const left = hundredths(batch.remainingWeightGrams);
    const amount = takenAtOnce(posting);
    if (left < amount)
      throw new ShopError('stock.short', { batch: batch.batchCode, left: grams(left), needed: grams(amount) });
    return { ...taken(batch, thresholds, amount), openPostings: [...openOf(batch), posting] };
  });
  if (!done)
    throw new ShopError('input.noSuchRow', { class: 'TimeLog', field: 'materialBatch', target: 'MaterialBatch' });
}

/** Removes the posting of this claim from the batch, which gets `amountOf` it back; answers it, undefined when there was none. */
async function endPosting(store: Store, batchId: string, claim: string, amountOf: (posting: Posting) => number) {
  let ended: Posting | undefined;
  const done = await changeBatch(store, batchId, (batch, thresholds) => {
    ended = openOf(batch).find((open) => open.claim === claim);
    if (!ended) return undefined;
    return {
      ...taken(batch, thresholds, -amountOf(ended)),
      openPostings: openOf(batch).filter((open) => open.claim !== claim),
    };
  });
  return done && ended && { ...done, posting: ended };
}

/** The row was written: the posting is part of the stock now. Sends the batch's new figures out live. */
export async function closePosting(store: Store, batchId: string, claim: string): Promise<void> {
  const done = await endPosting(store, batchId, claim, givenAtClose);
  if (!done) return;
  const { before, after, posting, thresholds } = done;
  await store.publish('MaterialBatch', { ...before, ...taken(before, thresholds, -takenAtOnce(posting)) }, after);
}

/** The row was not written: the batch is as if nothing had been asked of it. */
export async function undoPosting(store: Store, batchId: string, claim: string): Promise<void> {
  await endPosting(store, batchId, claim, takenAtOnce);
}

/**
 * Finishes or takes back every posting on the batch that has been open since before `before`, left
 * by a crash. A log that is still to be written is fenced first: its revision moves on, so that a
 * write under way cannot land later.
 */
export async function recoverPostings(store: Store, batchId: string, before: Date): Promise<void> {
  const batch = await store.get('MaterialBatch', batchId);
  const left = batch ? openOf(batch).filter((posting) => wasLeft(posting, before)) : [];
  for (const posting of left) {
    if (posting.adjustment) {
      const isOnRecord = await recordAdjustment(store, batchId, posting);
      await (isOnRecord ? closePosting : undoPosting)(store, batchId, posting.claim);
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
  // A row that was written with the posting has still to close it, until it is closed.
  if (row.unsettled?.some((effect) => effect.claim === posting.claim)) return true;
  if ((row.revision ?? 0) >= log.revision) return false;
  await store.update(
    'TimeLog',
    { objectId: row.objectId, revision: row.revision },
    { revision: (row.revision ?? 0) + 1 },
  );
  return hasLanded(store, posting, log);
}

/** Gives a batch the status that its material's thresholds say now. */
export async function restatusBatch(store: Store, batchId: string): Promise<void> {
  const done = await changeBatch(store, batchId, (batch, thresholds) => {
    const { status } = taken(batch, thresholds, 0);
    return status === batch.status ? undefined : { status };
  });
  if (done) await store.publish('MaterialBatch', done.before, done.after);
}

/** Writes the adjustment row of a posting; a second time does nothing. false: it is that of another posting, sent at the same time. */
export async function recordAdjustment(store: Store, batchId: string, posting: Posting): Promise<boolean> {
  const isNew = await store.createOnce('StockAdjustment', {
    ...posting.adjustment,
    materialBatch: pointerTo('MaterialBatch', batchId),
    writeClaim: posting.claim,
    ACL: { 'role:coordinator': { read: true } },
  });
  return isNew || (await store.first('StockAdjustment', { writeClaim: posting.claim })) !== undefined;
}

/** Recovers every batch with a posting that was left open since before `before`; answers how many there were. */
export async function recoverAll(store: Store, before: Date): Promise<number> {
  let found = 0;
  for await (const batch of store.all('MaterialBatch'))
    if (openOf(batch).some((posting) => wasLeft(posting, before))) {
      await recoverPostings(store, batch.objectId, before);
      found++;
    }
  return found;
}
