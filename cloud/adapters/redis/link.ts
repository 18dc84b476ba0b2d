/**
 * The connection to Redis, through which the processes of one shop share what need not outlive them.
 * Nobody waits for it longer than a moment: lost, every question is refused at once.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createClient } from 'redis';
import { log } from '../../log';

type Client = ReturnType<typeof createClient>;
type Listener = (text: string) => void;

const CONNECT_MS = 2_000;
/** A server that is just starting is busy, and so may be a Redis that starts beside it. */
const FIRST_CONNECT_MS = 5_000;
/** An answer that takes longer is taken for none. */
const ANSWER_MS = 1_000;
/** After one that did not come nobody asks for so long, so that requests do not queue up behind it. */
const LEFT_ALONE_MS = 2_000;
const LONGEST_RETRY_MS = 1_000;

export class RedisLink {
  private readonly me = randomUUID();
  private readonly returning: (() => void)[] = [];
  private leftAloneUntil = 0;
  private isClosing = false;
  private wasLost = false;

  private constructor(
    private readonly asking: Client,
    private readonly hearing: Client,
    private readonly shop: string,
  ) {}

  /** Connects; `shop` keeps shops apart that share a Redis. Throws a sentence when it cannot. */
  static async open(url: string, shop: string): Promise<RedisLink> {
    const options = {
      url,
      disableOfflineQueue: true,
      pingInterval: ANSWER_MS,
      socket: {
        connectTimeout: CONNECT_MS,
        // Longer than the pings are apart: a connection on which nothing comes any more is cut.
        socketTimeout: 4 * ANSWER_MS,
        reconnectStrategy: (tries: number) => (tries < 8 ? 20 * 2 ** tries : LONGEST_RETRY_MS),
      },
    };
    const name = createHash('sha256').update(shop).digest('hex').slice(0, 16);
    const link = new RedisLink(createClient(options), createClient(options), `printshop:${name}`);
    try {
      await link.connect();
      return link;
    } catch (error) {
      link.close();
      const { host } = new URL(url);
      throw new Error(`Redis at ${host} (REDIS_URL) cannot be reached: ${(error as Error).message}`);
    }
  }

  private async connect(): Promise<void> {
    let last = new Error('it does not answer');
    let isOpen = false;
    // What is listened to once stays: the client cannot let go of a listener without losing those that follow.
    const isReady = (client: Client) =>
      new Promise<void>((resolve, reject) => {
        setTimeout(() => reject(last), FIRST_CONNECT_MS).unref();
        client.on('error', (error) => {
          last = error;
          if (isOpen) this.lose(error);
        });
        client.on('ready', () => {
          resolve();
          if (isOpen) this.comeBack();
        });
        client.connect().catch(reject);
      });
    await Promise.all([this.asking, this.hearing].map(isReady));
    isOpen = true;
    // One that has no room, or is a copy that takes nothing, is refused now and not with the first request.
    await this.asking.set(this.key('reached'), this.me, { expiration: { type: 'PX', value: 60_000 } });
  }

  /** Ends both connections at once. */
  close(): void {
    this.isClosing = true;
    for (const client of [this.asking, this.hearing]) client.destroy();
  }

  key(name: string): string {
    return `${this.shop}:${name}`;
  }

  /** Sends a command. Throws when Redis is lost, or takes too long. */
  async ask(...command: string[]): Promise<unknown> {
    if (Date.now() < this.leftAloneUntil) throw new Error('Redis is left alone for a moment');
    let timer: NodeJS.Timeout | undefined;
    let isAnswered = false;
    const late = new Promise<never>((_resolve, reject) => {
      const giveUp = () => {
        if (isAnswered) return;
        this.leftAloneUntil = Date.now() + LEFT_ALONE_MS;
        reject(new Error('Redis did not answer'));
      };
      // This process may have been too busy to read an answer that is there: then it is read first.
      timer = setTimeout(() => setImmediate(giveUp), ANSWER_MS);
    });
    try {
      return await Promise.race([this.asking.sendCommand(command), late]);
    } finally {
      isAnswered = true;
      clearTimeout(timer);
    }
  }

  /** Says something to the other processes. Rejects when it was certainly not heard by them all. */
  async tell(channel: string, text: string): Promise<void> {
    await this.asking.publish(this.key(channel), `${this.me} ${text}`);
  }

  /** Hears what the other processes say, for as long as the link is open. */
  async hear(channel: string, listener: Listener): Promise<void> {
    await this.hearing.subscribe(this.key(channel), (said) => {
      const [by, text] = [said.slice(0, this.me.length), said.slice(this.me.length + 1)];
      if (by !== this.me) listener(text);
    });
  }

  /** Is called whenever the link has been lost and is there again: what was said meanwhile was not heard. */
  onReturn(listener: () => void): void {
    this.returning.push(listener);
  }

  private lose(error: Error): void {
    if (this.wasLost || this.isClosing) return;
    this.wasLost = true;
    const left =
      'Redis is lost: limits are counted by each process, log-ins are looked up in the database, live updates of other processes wait';
    log.error(left, { error: error.message });
  }

  private comeBack(): void {
    if (!this.asking.isReady || !this.hearing.isReady) return;
    this.leftAloneUntil = 0;
    this.wasLost = false;
    log.info('Redis is there again');
    for (const listener of this.returning) listener();
  }
}
