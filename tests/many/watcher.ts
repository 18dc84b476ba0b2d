/** A screen that follows all jobs live: cut off, it comes back, asks anew and reads what it missed, as the console does. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../support/api';
import { Live } from '../support/live';

export class Watcher {
  /** The status of each job, as last heard or read. */
  readonly statuses = new Map<string, string>();
  heard = 0;
  reconnects = 0;
  /** Milliseconds from the end of a connection to the next one that follows again. */
  readonly gaps: number[] = [];
  private live: Live | undefined;
  private isOver = false;

  constructor(private readonly person: Api) {}

  /** Follows until told to end; resolves once it does for the first time. */
  async begin(): Promise<void> {
    await this.connect();
    this.follow();
  }

  end(): void {
    this.isOver = true;
    this.live?.close();
  }

  private async connect(): Promise<void> {
    this.live = await Live.subscribe(this.person, 'PrintJob', {}, ({ object, op }) => {
      if (op === 'create' || op === 'update' || op === 'enter') this.note(object);
      this.heard++;
    });
    for (let skip = 0; ; skip += 500) {
      const { body } = await this.person.find(
        'PrintJob',
        {},
        { limit: 500, skip, keys: 'status,revision', order: 'objectId' },
      );
      for (const row of body.results) this.note(row);
      if (body.results.length < 500) return;
    }
  }

  private readonly revisions = new Map<string, number>();

  /** What was read may be older than what was heard meanwhile. */
  private note({ objectId, status, revision }: Record<string, unknown>): void {
    const id = String(objectId);
    if (Number(revision) < (this.revisions.get(id) ?? 0)) return;
    this.revisions.set(id, Number(revision));
    this.statuses.set(id, String(status));
  }

  private async follow(): Promise<void> {
    while (!this.isOver) {
      await this.live?.ended;
      const lost = Date.now();
      while (
        !this.isOver &&
        !(await this.connect().then(
          () => true,
          () => false,
        ))
      )
        await sleep(100);
      if (this.isOver) break;
      this.reconnects++;
      this.gaps.push(Date.now() - lost);
    }
    this.live?.close();
  }
}
