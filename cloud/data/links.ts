/** Tracking links: who holds one sees one job. The token is made anew whenever it is needed; only its hash is kept. */
import { ShopError } from '../domain/errors';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { hashOf, isToken, tokenOf } from './link-tokens';

type Makes = Pick<Tools, 'store' | 'config'>;

const PURPOSE = 'track';

export const newestLink = ({ store }: Makes, jobId: string): Promise<Row | undefined> =>
  store.first('TrackingLink', { printJob: pointerTo('PrintJob', jobId) }, { sort: { number: -1 } });

async function makeLink(tools: Makes, jobId: string, number: number): Promise<string> {
  const token = tokenOf(tools, PURPOSE, jobId, number);
  await tools.store.createOnce('TrackingLink', {
    printJob: pointerTo('PrintJob', jobId),
    number,
    tokenHash: hashOf(token),
    ACL: { 'role:coordinator': { read: true } },
  });
  return token;
}

const urlOf = ({ config }: Makes, token: string) =>
  `${config.publicUrl}/track/${config.staticPages ? '#' : ''}${token}`;

/**
 * The address of the job's status page, for the customer alone; a run's is that of its whole job. A
 * revoked one stays the job's address, and leads nowhere, until renewLink makes another.
 */
export async function trackUrlOf(tools: Makes, job: Row): Promise<string> {
  const jobId: string = job.parentJob?.objectId ?? job.objectId;
  const newest = await newestLink(tools, jobId);
  const token = newest && tokenOf(tools, PURPOSE, jobId, newest.number);
  // Made with another master key, it cannot be made again.
  if (token && hashOf(token) === newest.tokenHash) return urlOf(tools, token);
  return urlOf(tools, await makeLink(tools, jobId, (newest?.number ?? 0) + 1));
}

/** As trackUrlOf, with a new link in place of a revoked one. */
export async function renewLink(tools: Makes, job: Row): Promise<string> {
  const newest = await newestLink(tools, job.objectId);
  if (newest?.revokedAt) return urlOf(tools, await makeLink(tools, job.objectId, newest.number + 1));
  return trackUrlOf(tools, job);
}

/** The link of a token, while it leads anywhere. */
async function linkOfToken({ store }: Makes, token: unknown): Promise<Row | undefined> {
  if (!isToken(token)) return undefined;
  return store.first('TrackingLink', { tokenHash: hashOf(token), revokedAt: null });
}

/** The job that the token leads to. Throws track.unknown for one that is wrong, guessed or revoked alike. */
export async function jobOfToken(tools: Makes, token: unknown): Promise<Row> {
  const link = await linkOfToken(tools, token);
  const job = link && (await tools.store.get('PrintJob', link.printJob.objectId));
  if (!job || job.deletingSince) throw new ShopError('track.unknown');
  return job;
}
