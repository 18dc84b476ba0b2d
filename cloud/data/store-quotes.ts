/**
 * Draft quotes. A pricing is one guarded write of the quote that carries its jobs whole; the rows of
 * the jobs follow as its effect. So a lock falls before a pricing or after it, never into it.
 */
import { ShopError } from '../domain/errors';
import { sumOfPrices } from '../domain/sales/pricing';
import { DELETE, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { accessTo } from './access';
import { areSame, type JobFields, type Owner, pricedJobs, type Wish, writingOf } from './priced-jobs';

const DAY_MS = 86_400_000;
/** How long a draft is valid, counted from its newest pricing. */
const DRAFT_VALID_MS = 14 * DAY_MS;
/** What can be ordered no more is kept for so long, for an order that is being made of it. */
export const KEPT_AFTER_MS = DAY_MS;
/** A pricing that changes nothing is written down once a day, for what it adds to the validity. */
const WRITTEN_AFTER_MS = DAY_MS;
const TRIES = 20;

/** The buyer's own quote. Throws price.unknownQuote for anybody else's, and for anything else. */
export async function ownQuote({ store }: Tools, owner: Owner, quoteId: unknown): Promise<Row> {
  const where = { objectId: quoteId, ...owner, deletingSince: null };
  const quote = typeof quoteId === 'string' && (await store.first('Quote', where));
  if (!quote) throw new ShopError('price.unknownQuote');
  return quote;
}

function checkIsOpen({ now }: Tools, { status, validUntil }: Row): void {
  if (status !== 'draft') throw new ShopError('price.lockedQuote');
  if (validUntil < now()) throw new ShopError('price.expiredQuote', { at: validUntil.toISOString().slice(0, 10) });
}

/** The jobs of the quote, as its newest pricing has them. */
export async function jobsOfQuote({ store, settle }: Tools, quote: Row): Promise<Row[]> {
  await settle('Quote', quote);
  const ofQuote = { quote: pointerTo('Quote', quote.objectId), pricing: quote.pricing };
  return store.find('QuoteJob', ofQuote, { sort: { position: 1 } });
}

const totalOf = (jobs: JobFields[]) => sumOfPrices(jobs.map(({ lineTotal }) => lineTotal as number | undefined));

/** The fields of a quote that a pricing of it sets. */
async function pricingOf(tools: Tools, wish: Wish, jobs: JobFields[], pricing: number) {
  const { now, config } = tools;
  const validUntil = new Date(now().getTime() + DRAFT_VALID_MS);
  await keepUploads(tools, wish, new Date(validUntil.getTime() + KEPT_AFTER_MS));
  return {
    currency: config.shopCurrency,
    catalogItem: pointerTo('CatalogItem', wish.item.objectId),
    validUntil,
    pricing,
    totalPrice: totalOf(jobs),
    unsettled: [writingOf(pricing, jobs)],
    unsettledSince: now(),
  };
}

/** Uploads stay as long as the quote that names them. */
async function keepUploads({ store }: Tools, { files }: Wish, expiresAt: Date): Promise<void> {
  for (const { fileKey, modelId } of files)
    if (modelId === undefined)
      await store.update('ModelUpload', { uploadKey: fileKey, state: 'Complete' }, { expiresAt });
}

/** Prices the wish as a new draft. */
export async function newDraft(tools: Tools, owner: Owner, wish: Wish): Promise<Row> {
  const jobs = await pricedJobs(tools, owner, wish);
  const fields = await pricingOf(tools, wish, jobs, 1);
  const ACL = await accessTo(tools, 'Quote', owner);
  const quote = await tools.store.create('Quote', { ...owner, ...fields, status: 'draft', ACL });
  await tools.settle('Quote', quote);
  return quote;
}

/**
 * Prices a draft anew, by the wish that `wishOf` makes of it. Answers the quote as it is then. Throws
 * price.lockedQuote when it is locked, be it in between, and price.expiredQuote.
 */
export async function priceAnew(
  tools: Tools,
  owner: Owner,
  quoteId: unknown,
  wishOf: (quote: Row, jobs: Row[]) => Promise<Wish>,
): Promise<Row> {
  for (let left = TRIES; left > 0; left--) {
    const quote = await ownQuote(tools, owner, quoteId);
    checkIsOpen(tools, quote);
    const before = await jobsOfQuote(tools, quote);
    const wish = await wishOf(quote, before);
    const jobs = await pricedJobs(tools, owner, wish, before);
    if (isFresh(tools, quote, wish) && areSame(jobs, before)) return quote;
    const written = await rewritten(tools, quote, wish, jobs);
    if (written) return written;
  }
  throw new ShopError('write.stale', { class: 'Quote', now: 'newer', yours: 'older' });
}

function isFresh({ now }: Tools, quote: Row, { item }: Wish): boolean {
  const age = now().getTime() + DRAFT_VALID_MS - quote.validUntil.getTime();
  return age < WRITTEN_AFTER_MS && quote.catalogItem?.objectId === item.objectId;
}

/** undefined: somebody else has written the quote in between. */
async function rewritten(tools: Tools, quote: Row, wish: Wish, jobs: JobFields[]): Promise<Row | undefined> {
  const fields = await pricingOf(tools, wish, jobs, quote.pricing + 1);
  const changes = { ...fields, revision: (quote.revision ?? 0) + 1 };
  const asSeen = { objectId: quote.objectId, status: 'draft', revision: quote.revision };
  const isOurs = await tools.store.update('Quote', asSeen, { ...changes, totalPrice: changes.totalPrice ?? DELETE });
  if (!isOurs) return undefined;
  const after = { ...quote, ...changes };
  await tools.settle('Quote', after);
  return after;
}
