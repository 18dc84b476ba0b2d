/** The world is made once a run, by whoever needs it first: every file of tests has a copy of its database and files. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll } from '@jest/globals';
import { LOOKING } from '../preflight/waiting';
import { alone, cloneDatabase, databaseUri, isPostgres, onServer, TEMPLATE } from '../support/databases';
import { environment } from '../support/environment';
import { newFolder } from '../support/folders';
import { start } from '../support/process';
import { countFrom, enter, next } from '../support/shop';
import { FakeStripe } from '../support/stripe';
import { makeRows, type Rows } from './world';

const DATABASE = 'shop_world';
const folder = () => path.join(process.env.TEST_RUN_FOLDER as string, 'world');
const dataDir = () => path.join(folder(), 'data');
const note = () => path.join(folder(), 'world.json');

interface Kept {
  rows: Rows;
  /** Numbers up to here are in its rows. */
  taken: number;
}

const read = () => JSON.parse(readFileSync(note(), 'utf8')) as Kept;

async function make(): Promise<void> {
  mkdirSync(dataDir(), { recursive: true });
  await onServer(`DROP DATABASE IF EXISTS ${DATABASE}`, `CREATE DATABASE ${DATABASE} TEMPLATE ${TEMPLATE}`);
  const stripe = await new FakeStripe().listen();
  const env = environment(databaseUri(DATABASE), { ...LOOKING, ...stripe.env, DATA_DIR: dataDir() });
  const running = await start(env);
  const rows = await makeRows(await enter(running, env));
  await running.stop();
  await stripe.stop();
  writeFileSync(note(), JSON.stringify({ rows, taken: next() } satisfies Kept));
}

let stripe: FakeStripe | undefined;
afterAll(() => stripe?.stop());

/** A shop with the world in it that looks at files and takes payments. */
export async function worldEnvironment(): Promise<Record<string, string>> {
  stripe = await new FakeStripe().listen();
  if (!isPostgres()) return { ...LOOKING, ...stripe.env };
  await alone(DATABASE, async () => {
    if (!existsSync(note())) await make();
  });
  const copy = newFolder('data');
  cpSync(dataDir(), copy, { recursive: true });
  countFrom(read().taken);
  return {
    ...LOOKING,
    ...stripe.env,
    DATABASE_URI: await cloneDatabase(DATABASE),
    DATA_DIR: copy,
  };
}

/** The rows of the world that worldEnvironment gave this file a copy of. */
export const keptRows = (): Rows => read().rows;
