/** Whether a job may be split, and how, by the server's own rules. */
import { ShopError } from '../../../../cloud/domain/errors';
import { checkSplit } from '../../../../cloud/domain/jobs/runs';
import type { PrintJob } from '../../../../schema/generated';
import type { Row } from '../../providers/errors';
import { mayWrite, type Who } from '../../providers/rights';

/** Why these quantities cannot be, undefined when they can. */
export function whyNotSplit(job: Row, quantities: number[]): ShopError | undefined {
  try {
    checkSplit(job as unknown as PrintJob, quantities);
    return undefined;
  } catch (error) {
    if (error instanceof ShopError) return error;
    throw error;
  }
}

/** Cuts a number of pieces into parts as equal as they can be. */
export function evenly(quantity: number, parts: number): number[] {
  const least = Math.floor(quantity / parts);
  return Array.from({ length: parts }, (_, index) => least + (index < quantity % parts ? 1 : 0));
}

export function maySplit(job: Row, who: Who): boolean {
  const { quantity = 1 } = job;
  return quantity > 1 && mayWrite('quantity', 'PrintJob', who, job) && !whyNotSplit(job, evenly(quantity, 2));
}
