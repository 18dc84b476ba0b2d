/** What every command about a shop shares: the one that runs, or one of its own for as long as it takes. */
import '../cloud/no-logs-folder';

import 'dotenv/config';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Config, readConfig } from '../cloud/config';
import type { StartOptions } from '../cloud/start';
import { localUrl, notedAddress } from './running-shop';

/** How long a shop that is just starting is waited for. */
const STARTING_LIMIT_MS = 60_000;

export interface Outcome {
  /** The last line that is printed. */
  closing: string;
  ok: boolean;
}

/** As the server answers; what is in it depends on what was asked. */
// biome-ignore lint/suspicious/noExplicitAny: answers differ by address
type Answer = any;

/** A shop asked over REST with the master key. */
export class AskedShop {
  constructor(
    private readonly url: string,
    private readonly config: Config,
  ) {}

  request(method: string, path: string, body?: unknown): Promise<Response> {
    const { appId, masterKey } = this.config;
    const headers = { 'X-Parse-Application-Id': appId, 'X-Parse-Master-Key': masterKey };
    return fetch(`${this.url}/parse/${path}`, {
      method,
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** Asked with a session in place of the master key; an empty one to sign in. */
  async ask(
    method: string,
    path: string,
    session: string,
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const signed: Record<string, string> = session ? { 'X-Parse-Session-Token': session } : {};
    const response = await fetch(`${this.url}/parse/${path}`, {
      method,
      headers: { 'X-Parse-Application-Id': this.config.appId, 'Content-Type': 'application/json', ...signed },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  /** Throws what the server says when it refuses. */
  async post(path: string, body: unknown): Promise<Answer> {
    const response = await this.request('POST', path, body);
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw new Error(answer.error);
    return answer;
  }

  /** Does a shop with this master key answer here? One that is starting is waited for. */
  async answers(): Promise<boolean> {
    for (const limit = Date.now() + STARTING_LIMIT_MS; Date.now() < limit; await sleep(100)) {
      const status = await this.request('GET', 'serverInfo').then(
        (response) => response.status,
        () => 0,
      );
      if (status !== 503) return status === 200;
    }
    return false;
  }
}

async function withShop<T>(work: (shop: AskedShop) => Promise<T>, options: StartOptions): Promise<T> {
  const config = readConfig();
  const noted = notedAddress(config.dataDir);
  const running = noted && new AskedShop(noted, config);
  if (running && (await running.answers())) return work(running);
  // Loading a server takes longer than asking one.
  const { startShop } = await import('../cloud/start');
  // That the command asks it something is no news.
  const logLevel = config.logLevel === 'info' ? 'warn' : config.logLevel;
  const own = await startShop({ ...config, host: '127.0.0.1', port: 0, dashboard: undefined, logLevel }, options);
  try {
    return await work(new AskedShop(localUrl(own.tools.config), config));
  } finally {
    await own.stop();
  }
}

/** As conclude, for work that asks a shop. */
export const command = (work: (shop: AskedShop) => Promise<Outcome>, options: StartOptions = {}): Promise<never> =>
  conclude(() => withShop(work, options));

/**
 * Does the work of a command and ends the process: with its closing line, or with one sentence of
 * why it could not be done. Exit code 0 when all is well, 1 otherwise.
 */
export async function conclude(work: () => Promise<Outcome>): Promise<never> {
  try {
    const { closing, ok } = await work();
    console.log(closing);
    process.exit(ok ? 0 : 1);
  } catch (error) {
    return refuse(error);
  }
}

/** What stands behind the command's name; anything else there ends the process with a sentence and the usage. */
export function optionsOf<T extends NonNullable<ParseArgsConfig['options']>>(options: T, usage: string) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return refuse(`${(error as Error).message}\nUsage: ${usage}`);
  }
}

/** As optionsOf, with what stands there without a name. */
export function argumentsOf<T extends NonNullable<ParseArgsConfig['options']>>(options: T, usage: string) {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return refuse(`${(error as Error).message}\nUsage: ${usage}`);
  }
}

/** As optionsOf, behind the one place that the command is about. */
export function placeAndOptions<T extends NonNullable<ParseArgsConfig['options']>>(options: T, usage: string) {
  const { values, positionals } = argumentsOf(options, usage);
  const [place, ...more] = positionals;
  if (place && !more.length) return { ...values, place };
  return refuse(`Name one place.\nUsage: ${usage}`);
}

/** Says why and ends the process. */
export function refuse(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
