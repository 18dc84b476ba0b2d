/** What is read when somebody asks: the outbox, the queue of preflights, who is connected, the pool, the process. */
import { collectDefaultMetrics, Gauge } from 'prom-client';
import type { Tools } from '../kernel/tools';
import { registry } from './counters';

/** The database is asked no more often, however many ask. */
const KEEP_MS = 10_000;
const WAIT_MS = 2_000;
/** What is longer in the outbox is not looked through for its oldest mail. */
const MOST_WAITING = 1000;

export interface Sources {
  liveClients(): number;
  liveSubscriptions(): number;
  followers(): number;
  /** undefined where the engine's driver does not say. */
  pool(): { total: number; idle: number; waiting: number } | undefined;
}

interface DatabaseFigures {
  mails: Record<string, number>;
  oldestMailSeconds: number;
  preflights: Record<string, number>;
}

const MAIL_STATES = ['Waiting', 'Sending', 'GivenUp'];
const PREFLIGHT_STATES = ['Waiting', 'Running', 'Slicing'];

async function counts({ store }: Tools, className: string, states: string[]): Promise<Record<string, number>> {
  const numbers = await Promise.all(states.map((state) => store.count(className, { state })));
  return Object.fromEntries(states.map((state, index) => [state, numbers[index] as number]));
}

async function askDatabase(tools: Tools): Promise<DatabaseFigures> {
  const options = { sort: { nextAttemptAt: 1 } as const, limit: MOST_WAITING, keys: ['createdAt'] };
  const [mails, preflights, waiting] = await Promise.all([
    counts(tools, 'EmailMessage', MAIL_STATES),
    counts(tools, 'FilePreflight', PREFLIGHT_STATES),
    tools.config.mail ? tools.store.find('EmailMessage', { state: 'Waiting' }, options) : [],
  ]);
  const oldest = Math.min(...waiting.map(({ createdAt }) => createdAt.getTime()), tools.now().getTime());
  return { mails, preflights, oldestMailSeconds: (tools.now().getTime() - oldest) / 1000 };
}

const gauge = (name: string, help: string, labelNames: string[] = []) =>
  new Gauge({ name: `printshop_${name}`, help, labelNames, registers: [registry] });

/** Registers them all; answers what puts the figures of this moment in place. */
export function readableMetrics(tools: Tools, sources: Sources): () => Promise<void> {
  collectDefaultMetrics({ register: registry });
  const answers = gauge('database_answers', '1 when the database answered within two seconds');
  const outbox = gauge('outbox_mails', 'Mails that are not gone yet, or were given up', ['state']);
  const oldest = gauge('outbox_oldest_seconds', 'Age of the oldest mail that waits, where mail is set up');
  const preflights = gauge('preflight_files', 'Model files in the queue of preflights', ['state']);
  const clients = gauge('livequery_clients', 'LiveQuery clients connected to this process');
  const subscriptions = gauge('livequery_subscriptions', 'LiveQuery subscriptions of those clients');
  const followers = gauge('followers', 'Customers’ pages that follow a job through this process');
  const pool = gauge('database_connections', 'Connections to the database', ['state']);

  let asked: { at: number; figures: Promise<DatabaseFigures | undefined> } | undefined;
  const figuresNow = () => {
    if (!asked || Date.now() - asked.at > KEEP_MS) {
      const tooLate = new Promise<undefined>((resolve) => setTimeout(resolve, WAIT_MS, undefined).unref());
      const figures = Promise.race([askDatabase(tools).catch(() => undefined), tooLate]);
      asked = { at: Date.now(), figures };
    }
    return asked.figures;
  };

  return async () => {
    clients.set(sources.liveClients());
    subscriptions.set(sources.liveSubscriptions());
    followers.set(sources.followers());
    for (const [state, count] of Object.entries(sources.pool() ?? {})) pool.set({ state }, count);
    const figures = await figuresNow();
    answers.set(figures ? 1 : 0);
    for (const [state, count] of Object.entries(figures?.mails ?? {})) outbox.set({ state }, count);
    for (const [state, count] of Object.entries(figures?.preflights ?? {})) preflights.set({ state }, count);
    if (figures) oldest.set(figures.oldestMailSeconds);
  };
}
