/** What is done to a shop at work. */
import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { connected } from '../../support/databases';
import type { Mood } from '../../support/mailgun';
import { BAD } from '../mail-storm';
import { YEAR_MS } from '../preloads';
import type { Station } from '../station';
import type { Blow } from './storm';

const HOUR_MS = 3_600_000;

/** The process dies and is started again. */
const power: Blow = {
  async strike(station, random) {
    await sleep(200 + random() * 1500);
    await station.cut();
  },
};

/** One of two processes dies and is started again; the other works on. */
const twin: Blow = {
  async strike(station, random) {
    await sleep(1000 + random() * 9000);
    await station.twin?.cut();
  },
};

async function onItsDatabase({ env }: Station, work: (client: Client) => Promise<unknown>): Promise<void> {
  await connected(env.DATABASE_URI as string, work);
}

const CUT_ALL =
  'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';

/** All connections of the shop to its database are cut by the database. */
const connections: Blow = {
  async strike(station, random) {
    await sleep(100 + random() * 900);
    await onItsDatabase(station, (client) => client.query(CUT_ALL));
  },
};

/** The database itself crashes, or is started anew, in the middle of everything. */
const database: Blow = {
  async strike({ postgres }, random) {
    await sleep(500 + random() * 1500);
    const ways = [
      () => postgres?.restart('SIGKILL'),
      () => postgres?.restart('SIGQUIT'),
      () => postgres?.killConnection(),
    ];
    await ways[Math.floor(random() * ways.length)]?.();
  },
};

const fileOf = ({ env }: Station, name: string) => env[name] as string;

/** Nothing more fits on the disk where files are kept. */
const disk: Blow = {
  async strike(station, random) {
    await sleep(random() * 1000);
    writeFileSync(fileOf(station, 'FULL_DISK_FILE'), '');
    await sleep(200 + random() * 500);
    rmSync(fileOf(station, 'FULL_DISK_FILE'), { force: true });
  },
  calm: async (station) => rmSync(fileOf(station, 'FULL_DISK_FILE'), { force: true }),
};

/** While this table has a row, every other one refuses what is written, as PostgreSQL does when its disk is full. */
const FULL = 'NoRoomNow';
const REFUSING = `CREATE OR REPLACE FUNCTION refuse_without_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT FROM "${FULL}") THEN
    RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
  END IF;
  RETURN NEW;
END $$`;
const TABLES = `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> '${FULL}'`;

async function makeRefusing(client: Client): Promise<void> {
  await client.query(`CREATE TABLE "${FULL}" ()`);
  await client.query(REFUSING);
  for (const { name } of (await client.query(TABLES)).rows)
    await client.query(
      `CREATE TRIGGER without_room BEFORE INSERT OR UPDATE ON ${name} FOR EACH ROW EXECUTE FUNCTION refuse_without_room()`,
    );
}

/** Nothing more fits on the database's own disk: it reads, and refuses what is written. */
const room: Blow = {
  strike: (station, random) =>
    onItsDatabase(station, async (client) => {
      const { rows } = await client.query('SELECT to_regclass($1) AS made', [`"${FULL}"`]);
      if (!rows[0].made) await makeRefusing(client);
      await sleep(random() * 1000);
      await client.query(`INSERT INTO "${FULL}" DEFAULT VALUES`);
      await sleep(200 + random() * 500);
      await client.query(`TRUNCATE "${FULL}"`);
    }),
};

/** The clock jumps by hours and years, and comes back. */
const clock: Blow = {
  async strike(station, random) {
    const jumps = [HOUR_MS, 0, -HOUR_MS, 0, YEAR_MS, 0, -YEAR_MS, 0];
    for (const jump of jumps) {
      writeFileSync(fileOf(station, 'CLOCK_SHIFT_FILE'), String(jump));
      await sleep(200 + random() * 500);
    }
  },
  calm: async (station) => writeFileSync(fileOf(station, 'CLOCK_SHIFT_FILE'), '0'),
};

/** The mail service is slow, fails, and lies. */
const mail: Blow = {
  async strike({ mail: service }, random) {
    if (service) service.mood = () => (random() < 0.5 ? 'well' : (BAD[Math.floor(random() * BAD.length)] as Mood));
    await sleep(500);
  },
  calm: async ({ mail: service }) => {
    if (service) service.mood = () => 'well';
  },
};

/** The file store fails in the middle of requests. */
const objects: Blow = {
  async strike({ objects: store }, random) {
    if (store) store.breaksOff = () => random() < 0.2;
    await sleep(500);
  },
  calm: async ({ objects: store }) => {
    if (store) store.breaksOff = () => false;
  },
};

/** The payment service is slow, fails, and takes without a word. */
const payments: Blow = {
  async strike({ stripe }, random) {
    const moods = [
      'well',
      'slowly',
      'answers 500',
      'takes it and answers 500',
      'takes it and drops the connection',
    ] as const;
    if (stripe) stripe.mood = () => moods[Math.floor(random() * moods.length)] ?? 'well';
    await sleep(500);
  },
  calm: async ({ stripe }) => {
    if (stripe) stripe.mood = () => 'well';
  },
};

export const BLOWS = {
  power,
  twin,
  connections,
  database,
  disk,
  room,
  clock,
  mail,
  objects,
  payments,
} satisfies Record<string, Blow>;
export type BlowName = keyof typeof BLOWS;
