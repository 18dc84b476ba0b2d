/**
 * Who follows a job by its link, and is told that something changed: never what. A change made by this
 * process is heard as it is published, one made by another through Redis; what was not heard is found by
 * asking for the revisions.
 */
import type { Response } from 'express';
import { ShopError } from '../domain/errors';
import type { Published } from '../kernel/live';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { Turns } from '../kernel/turns';
import { log } from '../log';

interface Follower {
  response: Response;
  tokenHash: string;
  address: string;
}

const LOOK_EVERY_MS = 5000;
/** Proxies cut a connection on which nothing is said for half a minute. */
const LOOKS_PER_BEAT = 4;
const MOST = 5000;
const MOST_PER_ADDRESS = 200;
/** Whoever does not read is let go; they come back, and look then. */
const MOST_UNREAD_BYTES = 10_000;

/** The job that a row is about, as it goes out live. */
export function jobOf(row: Published): string | undefined {
  if (row.className === 'JobNote') return row.get?.('printJob')?.id;
  return row.className === 'PrintJob' ? row.id : undefined;
}

export class Followers {
  private readonly byJob = new Map<string, Set<Follower>>();
  private readonly revisions = new Map<string, number>();
  private readonly turns = new Turns();
  private looks = 0;

  constructor(private readonly store: Tools['store']) {
    setInterval(() => {
      this.look().catch((error) => log.error('The followed jobs could not be looked at', { error }));
    }, LOOK_EVERY_MS).unref();
  }

  /** Follows for as long as the connection and the link last. Throws public.tooMany. */
  add(job: Row, follower: Follower): void {
    const all = [...this.byJob.values()].flatMap((followers) => [...followers]);
    const ofAddress = all.filter(({ address }) => address === follower.address);
    if (all.length >= MOST || ofAddress.length >= MOST_PER_ADDRESS) throw new ShopError('public.tooMany');
    const { response } = follower;
    const followers = this.byJob.get(job.objectId) ?? new Set();
    this.byJob.set(job.objectId, followers.add(follower));
    response.on('close', () => {
      followers.delete(follower);
      if (followers.size === 0 && this.byJob.get(job.objectId) === followers) this.byJob.delete(job.objectId);
    });
    response.set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    // What changed between the reader's look and this moment is not missed.
    this.send(follower, 'event: changed\ndata: {}\n\n');
  }

  get count(): number {
    return [...this.byJob.values()].reduce((sum, followers) => sum + followers.size, 0);
  }

  /** Lets everybody go, without a word about their links: their pages come back by themselves. */
  end(): void {
    for (const followers of this.byJob.values()) for (const { response } of followers) response.end();
  }

  /** Takes note that there is something new about a job. */
  hear(jobId: string): void {
    if (this.byJob.has(jobId))
      this.tell(jobId).catch((error) => log.error('Followers could not be told', { jobId, error }));
  }

  private send({ response }: Follower, text: string): void {
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
    else response.write(text);
  }

  /** Tells everybody who follows the job; whose link was revoked meanwhile is told so, and let go. */
  private tell(jobId: string): Promise<void> {
    return this.turns.share(jobId, async () => {
      const where = { printJob: pointerTo('PrintJob', jobId), revokedAt: null };
      const valid = new Set((await this.store.find('TrackingLink', where)).map(({ tokenHash }) => tokenHash));
      for (const follower of this.byJob.get(jobId) ?? []) {
        if (valid.has(follower.tokenHash)) this.send(follower, 'event: changed\ndata: {}\n\n');
        else follower.response.end('event: ended\ndata: {}\n\n');
      }
    });
  }

  /** Finds what other processes did, and says on every line now and then that it is still open. */
  private async look(): Promise<void> {
    const followed = [...this.byJob.keys()];
    if (!followed.length) return;
    this.looks += 1;
    if (this.looks % LOOKS_PER_BEAT === 0) await this.beat();
    const jobs = await this.store.find(
      'PrintJob',
      { objectId: { $in: followed } },
      { keys: ['revision'], limit: MOST },
    );
    for (const { objectId, revision = 0 } of jobs) {
      const seen = this.revisions.get(objectId);
      this.revisions.set(objectId, revision);
      if (seen !== undefined && seen !== revision) await this.tell(objectId);
    }
    for (const jobId of this.revisions.keys()) if (!this.byJob.has(jobId)) this.revisions.delete(jobId);
  }

  private async beat(): Promise<void> {
    const all = [...this.byJob.values()].flatMap((followers) => [...followers]);
    for (const follower of all) this.send(follower, ':\n\n');
    const tokenHash = { $in: all.map((follower) => follower.tokenHash) };
    const revoked = await this.store.find('TrackingLink', { tokenHash, revokedAt: { $exists: true } }, { limit: MOST });
    for (const link of revoked) await this.tell(link.printJob.objectId);
  }
}
