/** Clients at work on every operation at once, who send again what was not answered, and often the same twice at the same time. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../support/api';
import type { Ledger } from './checker/ledger';
import { OPERATIONS } from './points/every-write';
import type { Attempt, World } from './points/operation';
import { TOGETHER } from './points/together';

export const WORK = { ...OPERATIONS, ...TOGETHER };

export interface Crowding {
  clients: number;
  random: () => number;
  /** What they do; everything when not said otherwise. */
  operations?: string[];
  /** Refusals that the storm itself brings about: whoever is refused so has done nothing. */
  mayRefuse?: (answer: Answer) => boolean;
}

/** Nobody answers now; whoever asks again at once only stands in the way. */
const PAUSE_MS = 100;

/** Somebody was faster, many are at it, or the payment service is away: the answer says to load it again, or to try again. */
const AGAIN: unknown[] = [1105, 1502, 2154];
const isRefused = ({ status, body }: Answer) => status < 500 && !AGAIN.includes(body?.code);

export class Crowd {
  /** What was begun and could not be made ready, since the shop did not answer. */
  abandoned = 0;
  refused = 0;
  /** What was said with 500 and more, and how often. */
  readonly said = new Map<string, number>();
  /** Answers that no client can do anything with. */
  readonly faults: string[] = [];
  private goesOn = true;
  private begun = 0;

  constructor(
    /** The same shop by each of its processes; clients are spread over them. */
    private readonly worlds: World[],
    private readonly ledger: Ledger,
    private readonly crowding: Crowding,
  ) {}

  /** Works until it is told to stop and everything was done once; what was begun is brought to its end. */
  work(): Promise<unknown> {
    return Promise.all(
      Array.from({ length: this.crowding.clients }, (_, index) =>
        this.client(this.worlds[index % this.worlds.length] as World),
      ),
    );
  }

  stop(): void {
    this.goesOn = false;
  }

  private async client(world: World): Promise<void> {
    const { operations = Object.keys(WORK) } = this.crowding;
    while (this.goesOn || this.begun < operations.length) {
      const name = operations[this.begun++ % operations.length] as string;
      const attempt = await this.prepared(name, world);
      if (attempt) await this.carryOut(name, attempt);
    }
  }

  /** What an operation needs is made ready by a client who gives up at the first refusal. */
  private async prepared(name: string, world: World): Promise<Attempt | undefined> {
    try {
      return await WORK[name]?.(world);
    } catch (error) {
      this.abandoned++;
      this.noteTrace(String((error as Error).message));
      await sleep(PAUSE_MS);
      return undefined;
    }
  }

  private async carryOut(name: string, attempt: Attempt): Promise<void> {
    const first = this.crowding.random() < 0.5 ? [attempt.send()] : [attempt.send(), attempt.send()];
    let answers = await Promise.all(first.map((one) => one.catch(() => undefined)));
    for (;;) {
      const given = answers.filter((answer) => answer !== undefined);
      for (const answer of given) this.listen(name, answer);
      const done = given.find((answer) => answer.status < 300) ?? given.find((answer) => attempt.wasDone?.(answer));
      if (done) return attempt.note(this.ledger, done);
      const refusal = given.find(isRefused);
      if (refusal && given.length === 1 && this.crowding.mayRefuse?.(refusal)) {
        this.refused++;
        return;
      }
      if (refusal && first.length === 1 && !this.crowding.mayRefuse)
        throw new Error(`${name} was refused: ${JSON.stringify(refusal)}`);
      first.length = 1;
      await sleep(PAUSE_MS);
      answers = [await (attempt.sendAgain ?? attempt.send)().catch(() => undefined)];
    }
  }

  private listen(name: string, { status, body }: Answer): void {
    const text = JSON.stringify(body);
    if (status >= 400) this.noteTrace(`${name}: ${text}`);
    const said = String(body?.error);
    if (status >= 500) this.said.set(said, (this.said.get(said) ?? 0) + 1);
  }

  /** No answer ever shows the inside of the shop. */
  private noteTrace(text: string): void {
    if (/node_modules|\bat \S+ \(|ECONN\w+ \d|syntax error at|relation "/.test(text)) this.faults.push(text);
  }
}
