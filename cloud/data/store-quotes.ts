/**
 * Draft quotes. A pricing is one guarded write of the quote that carries its jobs whole; the rows of
 * the jobs follow as its effect. So a lock falls before a pricing or after it, never into it.
 */
import { isDeepStrictEqual } from 'node:util';
import { ShopError } from '../domain/errors';
import { sumOfPrices } from '../domain/sales/pricing';
import { DELETE, type Effect, encode, pointerTo, type Row, sameValue } from '../kernel/record';
import { aclOf } from '../kernel/rights';
import type { Tools } from '../kernel/tools';
import { type Choice, type FileToPrice, priced } from './pricing';
import { newObjectId } from './store';

const DAY_MS = 86_400_000;
/** How long a draft is valid, counted from its newest pricing. */
export const DRAFT_VALID_MS = 14 * DAY_MS;
/** A pricing that changes nothing is written down once a day, for what it adds to the validity. */
const WRITTEN_AFTER_MS = DAY_MS;
const TRIES = 20;

export interface WishedFile extends FileToPrice {
  /** The shop's own model; empty of an uploaded file. */
  modelId?: string;
}

/** What is to be priced. */
export interface Wish {
  item: Row;
  choice: Choice;
  files: WishedFile[];
}

/** `{ customer }` or `{ sessionId }`, as ownedBy gives it. */
type Owner = Record<string, unknown>;

const OPTIONAL = [
  'model',
  'color',
  'toleranceClass',
  'turnaroundProfile',
  'rule',
  'unitPrice',
  'setupPrice',
  'lineTotal',
  'feasibilityCode',
  'feasibilityReason',
  'leadTimeDays',
  'priceDetail',
  'materialRecommendations',
  'measures',
  'customer',
];

const pointerIf = (className: string, objectId: string | undefined) =>
  objectId === undefined ? undefined : pointerTo(className, objectId);

/** The buyer's own quote. Throws price.unknownQuote for anybody else's, and for anything else. */
export async function ownQuote({ store }: Tools, owner: Owner, quoteId: unknown): Promise<Row> {
  const quote = typeof quoteId === 'string' && (await store.first('Quote', { objectId: quoteId, ...owner }));
  if (!quote) throw new ShopError('price.unknownQuote');
  return quote;
}

/** Throws price.lockedQuote and price.expiredQuote. */
export function checkIsOpen({ now }: Tools, { status, validUntil }: Row): void {
  if (status !== 'draft') throw new ShopError('price.lockedQuote');
  if (validUntil < now()) throw new ShopError('price.expiredQuote', { at: validUntil.toISOString().slice(0, 10) });
}

/** The jobs of the quote, as its newest pricing has them. */
export async function jobsOfQuote({ store, settle }: Tools, quote: Row): Promise<Row[]> {
  await settle('Quote', quote);
  const ofQuote = { quote: pointerTo('Quote', quote.objectId), pricing: quote.pricing };
  return store.find('QuoteJob', ofQuote, { sort: { position: 1 } });
}

async function jobFields(
  tools: Tools,
  owner: Owner,
  { item, choice, files }: Wish,
): Promise<Record<string, unknown>[]> {
  const { material, quality, toleranceClass, turnaroundProfile, color } = choice;
  const templateId: string | undefined = item.productTemplate?.objectId;
  const shared = {
    material: pointerTo('Material', material.objectId),
    quality: pointerTo('PrintProfile', quality.objectId),
    toleranceClass: pointerIf('ToleranceClass', toleranceClass?.objectId),
    turnaroundProfile: pointerIf('TurnaroundProfile', turnaroundProfile?.objectId),
    color,
    currency: tools.config.shopCurrency,
    customer: owner.customer,
    ACL: await aclFor(tools, 'QuoteJob', owner),
  };
  return Promise.all(
    files.map(async (file, index) => ({
      ...Object.fromEntries(OPTIONAL.map((field) => [field, undefined])),
      ...shared,
      model: pointerIf('Model', file.modelId),
      fileKey: file.fileKey,
      fileName: file.fileName,
      quantity: file.quantity,
      position: index + 1,
      ...(await priced(tools, templateId, choice, file)),
    })),
  );
}

async function aclFor({ schema, profiles }: Tools, className: string, owner: Owner) {
  const rules = schema.classes.get(className)?.rules;
  return rules && aclOf({ row: owner, job: undefined, rules }, profiles);
}

/** A file that stays in the quote keeps its job. */
function withIds(fields: Record<string, unknown>[], before: Row[]): Record<string, unknown>[] {
  return fields.map((job) => ({
    objectId: before.find(({ fileKey }) => fileKey === job.fileKey)?.objectId ?? newObjectId(),
    ...job,
  }));
}

/** Uploads stay as long as the quote that names them may still be used. */
async function keepUploads({ store }: Tools, { files }: Wish, validUntil: Date): Promise<void> {
  const keys = files.filter(({ modelId }) => modelId === undefined).map(({ fileKey }) => fileKey);
  await Promise.all(
    keys.map((uploadKey) => store.update('ModelUpload', { uploadKey, state: 'Complete' }, { expiresAt: validUntil })),
  );
}

/** Prices the wish as a new draft. */
export async function newDraft(tools: Tools, owner: Owner, wish: Wish): Promise<Row> {
  const { store, now, config } = tools;
  const jobs = withIds(await jobFields(tools, owner, wish), []);
  const validUntil = new Date(now().getTime() + DRAFT_VALID_MS);
  await keepUploads(tools, wish, validUntil);
  const quote = await store.create('Quote', {
    ...owner,
    status: 'draft',
    currency: config.shopCurrency,
    catalogItem: pointerTo('CatalogItem', wish.item.objectId),
    validUntil,
    pricing: 1,
    totalPrice: totalOf(jobs),
    unsettled: [{ kind: 'writeJobs', pricing: 1, jobs }],
    unsettledSince: now(),
    ACL: await aclFor(tools, 'Quote', owner),
  });
  await tools.settle('Quote', quote);
  return quote;
}

const totalOf = (jobs: Record<string, unknown>[]) =>
  sumOfPrices(jobs.map(({ lineTotal }) => lineTotal as number | undefined));

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
    const written = await rewritten(tools, owner, quote, before, wish);
    if (written) return written;
  }
  throw new ShopError('write.stale', { class: 'Quote', now: 'newer', yours: 'older' });
}

/** undefined: somebody else has written the quote in between. */
async function rewritten(tools: Tools, owner: Owner, quote: Row, before: Row[], wish: Wish): Promise<Row | undefined> {
  const { store, now, config } = tools;
  const jobs = withIds(await jobFields(tools, owner, wish), before);
  const validUntil = new Date(now().getTime() + DRAFT_VALID_MS);
  const item = pointerTo('CatalogItem', wish.item.objectId);
  const isFresh = validUntil.getTime() - quote.validUntil.getTime() < WRITTEN_AFTER_MS;
  if (isFresh && sameValue(item, quote.catalogItem) && isSame(jobs, before)) return quote;
  await keepUploads(tools, wish, validUntil);
  const pricing = quote.pricing + 1;
  const changes = {
    revision: (quote.revision ?? 0) + 1,
    pricing,
    validUntil,
    catalogItem: item,
    currency: config.shopCurrency,
    totalPrice: totalOf(jobs),
    unsettled: [{ kind: 'writeJobs', pricing, jobs }],
    unsettledSince: now(),
  };
  const asSeen = { objectId: quote.objectId, status: 'draft', revision: quote.revision };
  if (!(await store.update('Quote', asSeen, { ...changes, totalPrice: changes.totalPrice ?? DELETE })))
    return undefined;
  const after = { ...quote, ...changes };
  await tools.settle('Quote', after);
  return after;
}

/**
 * Locks the draft with the jobs that its newest pricing has, for good. Answers the quote as it is then;
 * undefined: somebody else has written it in between. Throws price.lockedQuote and price.expiredQuote.
 */
export async function lockQuote(
  tools: Tools,
  quote: Row,
  more: { validUntil: Date; effects?: Effect[] },
): Promise<Row | undefined> {
  checkIsOpen(tools, quote);
  // A pricing that was broken off is finished first: its jobs are those that are locked.
  await tools.settle('Quote', quote);
  const { validUntil, effects = [] } = more;
  const lockedAt = tools.now();
  const asSeen = { objectId: quote.objectId, status: 'draft', revision: quote.revision };
  const changes = {
    status: 'locked',
    revision: (quote.revision ?? 0) + 1,
    lockedAt,
    validUntil,
    unsettled: effects,
    unsettledSince: effects.length ? lockedAt : DELETE,
  };
  if (!(await tools.store.update('Quote', asSeen, changes))) return undefined;
  return { ...quote, ...changes, unsettledSince: effects.length ? lockedAt : undefined };
}

function isSame(jobs: Record<string, unknown>[], before: Row[]): boolean {
  return (
    jobs.length === before.length &&
    jobs.every((job, index) =>
      // The order of the keys within a value is the database's own.
      Object.entries(job).every(
        ([field, value]) => field === 'ACL' || isDeepStrictEqual(encode(value), encode(before[index]?.[field])),
      ),
    )
  );
}

type JobFields = Record<string, unknown> & { objectId: string };

/** Brings the rows of the jobs in step with a pricing. A later pricing goes before this one, whichever is faster. */
export async function writeJobs(row: Row, effect: Effect, { store }: Tools): Promise<void> {
  const { pricing, jobs } = effect as Effect & { pricing: number; jobs: JobFields[] };
  const quote = pointerTo('Quote', row.objectId);
  const isEarlier = { pricing: { $lt: pricing } };
  for (const { objectId, ...fields } of jobs) {
    const emptied = Object.fromEntries(OPTIONAL.map((field) => [field, fields[field] ?? DELETE]));
    const changes = { ...fields, ...emptied, pricing };
    if (await store.update('QuoteJob', { objectId, quote, ...isEarlier }, changes)) continue;
    await store.createOnce('QuoteJob', { objectId, quote, ...fields, pricing });
  }
  await store.remove('QuoteJob', { quote, ...isEarlier });
  const now = await store.get('Quote', row.objectId);
  if (now?.pricing !== pricing) await store.remove('QuoteJob', { quote, pricing });
}
