/** What a buyer is shown of a quote, put together field by field. */
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { jobsOfQuote } from './store-quotes';

const ORDERABLE = ['Feasible', 'Needs Review'];

const jobView = (job: Row) => ({
  jobId: job.objectId,
  fileName: job.fileName,
  quantity: job.quantity,
  unitPrice: job.unitPrice,
  setupPrice: job.setupPrice,
  lineTotal: job.lineTotal,
  feasibilityStatus: job.feasibilityStatus,
  feasibilityCode: job.feasibilityCode,
  feasibilityReason: job.feasibilityReason,
  leadTimeDays: job.leadTimeDays,
  priceDetail: job.priceDetail ?? [],
  materialRecommendations: job.materialRecommendations ?? [],
  measures: job.measures,
});

/** How long the slowest takes; undefined while that is not known of one of them. */
function leadTimeOf(jobs: Row[]): number | undefined {
  const days = jobs.map(({ leadTimeDays }) => leadTimeDays as number | undefined);
  return days.length && days.every((each) => each !== undefined) ? Math.max(...days) : undefined;
}

/** QuoteView, as every function of the store answers it. */
export async function quoteView(tools: Tools, quote: Row) {
  const jobs = await jobsOfQuote(tools, quote);
  const isIn = (statuses: string[]) => (job: Row) => statuses.includes(job.feasibilityStatus);
  return {
    quoteId: quote.objectId,
    status: quote.status as 'draft' | 'locked',
    isReady: !jobs.some(isIn(['Waiting'])),
    canOrder: jobs.length > 0 && jobs.every(isIn(ORDERABLE)),
    needsReview: jobs.some(isIn(['Needs Review'])),
    totalPrice: quote.totalPrice as number | undefined,
    currency: quote.currency as string,
    validUntil: quote.validUntil.toISOString() as string,
    leadTimeDays: leadTimeOf(jobs),
    jobs: jobs.map(jobView),
  };
}
