/** The rows of a quote's jobs: what a pricing makes of a wish, and how they follow it. */
import { isDeepStrictEqual } from 'node:util';
import { DELETE, type Effect, encode, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { accessTo } from './access';
import { type Choice, type FileToPrice, type Offer, offerFor, priced } from './pricing';
import { newObjectId } from './store';

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
export type Owner = Record<string, unknown>;

export type JobFields = Record<string, unknown> & { objectId: string };

/** Empty where a pricing does not say them. */
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

/** The jobs of the wish at today's prices. A file that stays in the quote keeps its job. */
export async function pricedJobs(tools: Tools, owner: Owner, wish: Wish, before: Row[] = []): Promise<JobFields[]> {
  const { item, choice, files } = wish;
  let offered: Promise<Offer> | undefined;
  const offer = () => {
    offered ??= offerFor(tools, item.productTemplate?.objectId, choice);
    return offered;
  };
  const shared = {
    material: pointerTo('Material', choice.material.objectId),
    quality: pointerTo('PrintProfile', choice.quality.objectId),
    toleranceClass: pointerIf('ToleranceClass', choice.toleranceClass?.objectId),
    turnaroundProfile: pointerIf('TurnaroundProfile', choice.turnaroundProfile?.objectId),
    color: choice.color,
    currency: tools.config.shopCurrency,
    customer: owner.customer,
    ACL: await accessTo(tools, 'QuoteJob', owner),
  };
  return Promise.all(
    files.map(async (file, index) => ({
      ...Object.fromEntries(OPTIONAL.map((field) => [field, undefined])),
      objectId: before.find(({ fileKey }) => fileKey === file.fileKey)?.objectId ?? newObjectId(),
      ...shared,
      model: pointerIf('Model', file.modelId),
      fileKey: file.fileKey,
      fileName: file.fileName,
      quantity: file.quantity,
      position: index + 1,
      ...(await priced(tools, choice, offer, file)),
    })),
  );
}

/** Would writing them change nothing? */
export function areSame(jobs: JobFields[], before: Row[]): boolean {
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

/** The effect that brings the rows of the jobs in step. */
export const writingOf = (pricing: number, jobs: JobFields[]): Effect => ({ kind: 'writeJobs', pricing, jobs });

/** The effect `writeJobs`. A later pricing goes before this one, whichever is faster. */
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
