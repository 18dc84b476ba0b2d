/** Splitting as a coordinator does it, and what comes of it. */
import { strict as assert } from 'node:assert';
import { pointer } from '../support/api';
import type { Shop } from '../support/shop';
import { jobAt, type Status, set } from './life';

export interface Run {
  objectId: string;
  jobNumber: string;
  quantity: number;
}

export const quantities = (...each: number[]) => each.map((quantity) => ({ quantity }));

/** A job of ten pieces at a status from which it may be split. */
export async function jobOfTen(shop: Shop, from: Status): Promise<string> {
  const { id } = await jobAt(shop, from);
  await set({ quantity: 10 })(shop, id);
  return id;
}

export const split = ({ coordinator }: Shop, jobId: string, runs: unknown) =>
  coordinator.call('splitJob', { jobId, runs });

/** Splits a new job of ten; answers it and its runs. */
export async function splitAt(shop: Shop, from: Status, ...each: number[]): Promise<{ job: string; runs: Run[] }> {
  const job = await jobOfTen(shop, from);
  const { status, body } = await split(shop, job, quantities(...each));
  assert.deepEqual([status, body.error], [200, undefined]);
  return { job, runs: body.result.runs };
}

/** The runs of a job as the coordinator reads them, by number. */
export async function runsOf({ coordinator }: Shop, job: string) {
  const { body } = await coordinator.find('PrintJob', { parentJob: pointer('PrintJob', job) }, { limit: 200 });
  // biome-ignore lint/suspicious/noExplicitAny: rows as the server answers them
  return (body.results as any[]).sort((one, other) => one.jobNumber.localeCompare(other.jobNumber));
}
