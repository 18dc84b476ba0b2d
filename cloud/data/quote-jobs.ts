/** The files of quotes in words: what carts show, and what an order keeps. */
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

/** A file with its options and its price; amounts in minor units. */
export interface DescribedJob {
  fileName: string;
  /** The customer's own file; the shop's own models are not handed out. */
  isOwnFile: boolean;
  item?: { slug: string; name: string };
  material: string;
  color?: string;
  quality: string;
  tolerance?: string;
  toleranceMm?: number;
  turnaround?: string;
  quantity: number;
  unitPrice?: number;
  setupPrice?: number;
  lineTotal?: number;
  currency: string;
  leadTimeDays?: number;
  needsReview: boolean;
  priceDetail?: unknown[];
  measures?: Record<string, unknown>;
}

/** The jobs of these ids, in their order; each is there. */
export async function jobsNamed({ store }: Pick<Tools, 'store'>, ids: string[]): Promise<Row[]> {
  const found = await store.find('QuoteJob', { objectId: { $in: ids } });
  return ids.map((id) => found.find(({ objectId }) => objectId === id) as Row);
}

type Named = Map<string, Row>;

async function rowsOf({ store }: Tools, className: string, jobs: Row[], field: string): Promise<Named> {
  const ids = [...new Set(jobs.map((job) => job[field]?.objectId as string | undefined))].filter((id) => id);
  const rows = ids.length ? await store.find(className, { objectId: { $in: ids } }) : [];
  return new Map(rows.map((row) => [row.objectId, row]));
}

/** Each job in words, in the order given. What was renamed since is called by its name of today. */
export async function describeJobs(tools: Tools, jobs: Row[]): Promise<DescribedJob[]> {
  const [materials, qualities, tolerances, turnarounds, quotes] = await Promise.all([
    rowsOf(tools, 'Material', jobs, 'material'),
    rowsOf(tools, 'PrintProfile', jobs, 'quality'),
    rowsOf(tools, 'ToleranceClass', jobs, 'toleranceClass'),
    rowsOf(tools, 'TurnaroundProfile', jobs, 'turnaroundProfile'),
    rowsOf(tools, 'Quote', jobs, 'quote'),
  ]);
  const items = await rowsOf(tools, 'CatalogItem', [...quotes.values()], 'catalogItem');
  return jobs.map((job) => {
    const tolerance = tolerances.get(job.toleranceClass?.objectId);
    const item = items.get(quotes.get(job.quote.objectId)?.catalogItem?.objectId);
    return {
      fileName: job.fileName,
      isOwnFile: !job.model,
      item: item && { slug: item.slug, name: item.name },
      material: materials.get(job.material.objectId)?.name ?? '',
      color: job.color,
      quality: qualities.get(job.quality.objectId)?.quality ?? '',
      tolerance: tolerance?.name,
      toleranceMm: tolerance?.toleranceMm,
      turnaround: turnarounds.get(job.turnaroundProfile?.objectId)?.name,
      quantity: job.quantity,
      unitPrice: job.unitPrice,
      setupPrice: job.setupPrice,
      lineTotal: job.lineTotal,
      currency: job.currency,
      leadTimeDays: job.leadTimeDays,
      needsReview: job.feasibilityStatus !== 'Feasible',
      priceDetail: job.priceDetail,
      measures: job.measures,
    };
  });
}
