/** What an outbox is emptied by: rows that wait to be sent, and those that a sender which is gone had in hand. */
import { LONGEST_WAIT_MS } from '../domain/record/tries';
import { past } from '../kernel/past';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

const PAGE = 100;

export abstract class Outbox {
  private stopping = false;

  protected constructor(
    protected readonly tools: Tools,
    private readonly className: 'EmailMessage' | 'WebhookDelivery',
    /** Which of the class's rows are its own. */
    private readonly where: object,
    private readonly atOnce: number,
  ) {}

  /** A sender that has had a row in hand for longer, in milliseconds, is gone. */
  protected abstract readonly leaseMs: number;

  /** Claims one row, so that of any number of senders one gets it, and sends it. */
  protected abstract take(row: Row): Promise<void>;

  /** Sends everything that is due. */
  async round(): Promise<void> {
    for (let due = await this.due(); due.length && !this.stopping; due = await this.due()) {
      const line = async () => {
        for (let one = due.shift(); one && !this.stopping; one = due.shift()) await this.take(one);
      };
      await Promise.all(Array.from({ length: this.atOnce }, line));
    }
  }

  /** Begins nothing further. */
  stop(): void {
    this.stopping = true;
  }

  private async due(): Promise<Row[]> {
    const { className, where } = this;
    const { store } = this.tools;
    const now = Date.now();
    const lost = { ...where, state: 'Sending', ...past('claimedAt', new Date(now - this.leaseMs)) };
    // What waits since just now is not before now yet.
    const isDue = past('nextAttemptAt', new Date(now + 1), LONGEST_WAIT_MS);
    const [waiting, left] = await Promise.all([
      store.find(className, { ...where, state: 'Waiting', ...isDue }, { sort: { nextAttemptAt: 1 }, limit: PAGE }),
      store.find(className, lost, { limit: PAGE }),
    ]);
    return [...left, ...waiting];
  }
}
