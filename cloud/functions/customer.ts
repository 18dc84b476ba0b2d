/** The customer of a job, as whom the server acts when the job's link is used. */
import Parse from 'parse/node';
import { isOvertaken } from '../data/own-moves';
import { ownSave } from '../kernel/own-save';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

/** Saves the job as its customer, at the revision read. */
export async function saveAsCustomer({ store }: Tools, job: Row, fields: Record<string, unknown>): Promise<void> {
  const client = await store.get('Client', job.client.objectId);
  const customer = { id: job.client.objectId as string, name: (client?.contactName as string | undefined) ?? '' };
  const object = Parse.Object.extend('PrintJob').createWithoutData(job.objectId) as Parse.Object;
  await object.save({ ...fields, revision: job.revision } as never, ownSave({ customer }) as never);
}

/** The file was taken in between, by the same request sent twice. */
const isFileTaken = (error: unknown) => (error as { code?: number }).code === 1308;
const TRIES = 30;

/** Tries again for as long as somebody else was faster. */
export async function untilOurs<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left--)
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !(isOvertaken(error) || isFileTaken(error))) throw error;
    }
}
