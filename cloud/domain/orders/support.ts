/** What a customer may ask of an order that is under way, and what follows from where its jobs stand. Pure. */
import type { OrderLifecycleStage, PrintJobStatus, RevisionRequestType } from '../../../schema/generated';
import { ShopError } from '../errors';

/** Requests of one order that wait for the shop at a time. */
export const MOST_OPEN_REQUESTS = 20;
/** Comments of one order's customer. */
export const MOST_COMMENTS = 500;

/** A metre is more than any printer prints; a hundred is more than any model is drawn in. */
const FARTHEST_MM = 100_000;

/** Orders of which nothing more is approved or changed. */
const OVER: ReadonlySet<OrderLifecycleStage> = new Set(['Completed', 'Cancelled']);
/** Jobs of which nothing was printed yet. */
const UNPRINTED: ReadonlySet<PrintJobStatus> = new Set([
  'Received',
  'File Review',
  'Quoted',
  'Accepted',
  'Revision Requested',
  'Queued',
  'On Hold',
]);
/** Jobs whose pieces are there to be found wanting. */
const PRINTED: ReadonlySet<PrintJobStatus> = new Set(['Ready', 'Dispatched', 'Completed']);

export const isOver = (stage: OrderLifecycleStage): boolean => OVER.has(stage);

/** May something be changed: of the order, or of a line whose job stands there? */
export const canAskRevision = (stage: OrderLifecycleStage, job?: PrintJobStatus): boolean =>
  !OVER.has(stage) && (job === undefined || UNPRINTED.has(job));

/** May a line whose job stands there be printed again? */
export const canAskReprint = (stage: OrderLifecycleStage, job: PrintJobStatus | undefined): boolean =>
  stage !== 'Cancelled' && job !== undefined && PRINTED.has(job);

/** Throws support.orderOver. */
export function checkIsOpen(stage: OrderLifecycleStage): void {
  if (OVER.has(stage)) throw new ShopError('support.orderOver', { stage });
}

/** Throws support.orderOver, or support.tooLateToRevise for a customer whose line is being printed, or was. */
export function checkRevision(stage: OrderLifecycleStage, job: PrintJobStatus | undefined, byStaff: boolean): void {
  checkIsOpen(stage);
  if (!byStaff && !canAskRevision(stage, job)) throw new ShopError('support.tooLateToRevise', { status: job ?? stage });
}

/** Throws support.orderOver, support.tooManyPieces unless more are wanted, and support.notPrintedYet for a customer. */
export function checkReprint(
  stage: OrderLifecycleStage,
  job: PrintJobStatus | undefined,
  asked: { type: string; quantity?: number },
  most: number,
  byStaff: boolean,
): void {
  if (stage === 'Cancelled') throw new ShopError('support.orderOver', { stage });
  if (!byStaff && !canAskReprint(stage, job)) throw new ShopError('support.notPrintedYet');
  if (asked.type !== 'more' && (asked.quantity ?? 0) > most) throw new ShopError('support.tooManyPieces', { most });
}

/** A change of the file of a line wants another file; every other change is words for the shop to act on. */
export const wantsAnotherFile = (type: RevisionRequestType, ofLine: boolean): boolean => ofLine && type === 'file';

/** What becomes of an accepted reprint when its job stands there. */
export function reprintOutcome(job: PrintJobStatus): 'Fulfilled' | 'Declined' | undefined {
  if (job === 'Dispatched' || job === 'Completed') return 'Fulfilled';
  return job === 'Declined' || job === 'Cancelled' ? 'Declined' : undefined;
}

/** Throws support.pinWithoutLine for a place in no model, support.badPosition for one that is no point. */
export function checkPin(orderLine: unknown, partIndex: unknown, position: unknown): void {
  if (!orderLine && partIndex !== undefined) throw new ShopError('support.pinWithoutLine', { field: 'partIndex' });
  if (position === undefined) return;
  if (!orderLine) throw new ShopError('support.pinWithoutLine', { field: 'position' });
  const point = position as Record<string, unknown>;
  const isPoint =
    Object.keys(point).length === 3 &&
    ['x', 'y', 'z'].every((axis) => Number.isFinite(point[axis]) && Math.abs(point[axis] as number) <= FARTHEST_MM);
  if (!isPoint) throw new ShopError('support.badPosition');
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** When a customer is reminded of an approval; undefined where it was asked less than a day before its end. */
export function remindAt({ requestedAt, dueAt }: { requestedAt: Date; dueAt?: Date }): Date | undefined {
  if (!dueAt) return undefined;
  const at = new Date(dueAt.getTime() - DAY_MS);
  return requestedAt < at ? at : undefined;
}

/** Staff's comments are mailed at most once an hour an order. */
export const QUIET_AFTER_COMMENT_MS = HOUR_MS;

/** May the customer see this revision of a line's file? The shop's own models are not handed out, what replaced one is theirs. */
export const isOpenToBuyer = (snapshot: { isOwnFile?: boolean } | undefined, revision: number): boolean =>
  snapshot?.isOwnFile === true || revision > 1;
