/** The log-ins to Parse Dashboard, for all processes. While Redis is lost nobody is let in. */
import type { RedisLink } from '../cloud/adapters/redis/link';

type Told<Value = undefined> = (error: unknown, value?: Value) => void;
type Session = Record<string, unknown>;

/** express-session brings no types of its own. */
const { Store } = require('express-session') as { Store: new () => object };

export class DashboardSessions extends Store {
  constructor(
    private readonly link: RedisLink,
    private readonly seconds: number,
  ) {
    super();
  }

  get(id: string, told: Told<Session | null>): void {
    const read = (kept: unknown) => (typeof kept === 'string' ? JSON.parse(kept) : null);
    this.tell(this.link.ask('GET', this.keyOf(id)).then(read), told);
  }

  set(id: string, session: Session, told?: Told<unknown>): void {
    const command = ['SET', this.keyOf(id), JSON.stringify(session), 'EX', String(this.seconds)];
    this.tell(this.link.ask(...command), told);
  }

  touch(id: string, _session: Session, told?: Told<unknown>): void {
    this.tell(this.link.ask('EXPIRE', this.keyOf(id), String(this.seconds)), told);
  }

  destroy(id: string, told?: Told<unknown>): void {
    this.tell(this.link.ask('DEL', this.keyOf(id)), told);
  }

  private tell<Value>(asked: Promise<Value>, told: Told<Value> = () => undefined): void {
    asked.then((value) => told(null, value), told);
  }

  private readonly keyOf = (id: string) => this.link.key(`dashboard:${id}`);
}
