/** A crowd of clients in every kind of storm: afterwards all that was acknowledged is there, once, and nothing is left open. */
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { openTill } from '../payments/paying';
import { LOOKING } from '../preflight/waiting';
import { isPostgres } from '../support/databases';
import { newFolder } from '../support/folders';
import { FakeMailgun } from '../support/mailgun';
import { randomFrom } from '../support/random';
import { FakeS3 } from '../support/s3';
import { FakeStripe } from '../support/stripe';
import { WORK } from './crowd';
import { preloading } from './preloads';
import { Station } from './station';
import { BLOWS, type BlowName } from './storms/blows';
import { OwnPostgres } from './storms/own-postgres';
import { type Blow, storm } from './storms/storm';

const SEED = Number(process.env.SEED ?? 20261122);
/** `npm run soak-faults` gives each storm minutes, and many clients. */
const MINUTES = Number(process.env.STORM_MINUTES ?? 0);
const FOR_MS = MINUTES ? MINUTES * 60_000 : 4000;
/** Which come at once where they do not come one by one. */
const AT_ONCE = (process.env.STORMS ?? 'power, connections, database, disk, mail, payments').split(', ') as BlowName[];
const CLIENTS = Number(process.env.STORM_CLIENTS ?? (MINUTES ? 12 : 4));
/** What the crowd does, where it is not everything. */
const ONLY = process.env.WORK?.split(', ');
const onPostgres = isPostgres() ? test : test.skip;

let station: Station | undefined;
let objects: FakeS3 | undefined;
const stripe = new FakeStripe();
afterEach(async () => {
  await Promise.all([station?.close(), objects?.stop(), stripe.stop()]);
});

/** A shop with everything around it that can be struck. */
async function stormy(onS3: boolean, onOwnDatabase: boolean): Promise<Station> {
  const mail = await FakeMailgun.start();
  objects = onS3 ? await FakeS3.start() : undefined;
  const postgres = onOwnDatabase ? await OwnPostgres.start() : undefined;
  const folder = newFolder('storm');
  station = await Station.open({
    ...(await stripe.listen()).env,
    ...LOOKING,
    ...mail.env,
    ...objects?.settings,
    ...(postgres ? { DATABASE_URI: postgres.uri } : {}),
    ...preloading('clock', 'full-disk'),
    CLOCK_SHIFT_FILE: path.join(folder, 'clock'),
    FULL_DISK_FILE: path.join(folder, 'full'),
    MAIL_TIMEOUT_MS: '1000',
    MAIL_RETRY_MS: '500',
    PAYMENT_TIMEOUT_MS: '1000',
    PAYMENT_LOOK_MS: '500',
  });
  return Object.assign(station, { mail, objects, stripe, postgres });
}

/** On the same database and the same files. */
async function twinOf({ env }: Station): Promise<Station> {
  const { PORT: _port, ...same } = env;
  return Station.open(same);
}

/** What ends after a while ends at once where a clock jumps by a year, as it should. */
const ENDS = [
  'take a cart along',
  'send a quote',
  'accept a quote',
  'begin to pay',
  'pay an order',
  'delete a customer',
];
const FOR_ALL_TIME = Object.keys(WORK).filter((name) => !ENDS.includes(name));

async function weather(names: BlowName[]): Promise<void> {
  const shaken = await stormy(names.includes('objects'), names.includes('database'));
  const world = { shop: shaken.shop, known: await openTill(shaken.shop, 'stripe'), stripe };
  if (names.includes('twin')) shaken.twin = await twinOf(shaken);
  const blows: Blow[] = names.map((name) => BLOWS[name]);
  const all: Blow = {
    strike: async (at, random) => blows[Math.floor(random() * blows.length)]?.strike(at, random),
    calm: async (at) => {
      for (const blow of blows) await blow.calm?.(at);
    },
  };
  const isSkewed = names.includes('clock');
  const outcome = await storm(shaken, world, all, {
    clients: names.includes('twin') ? 50 : CLIENTS,
    random: randomFrom(SEED),
    forMs: FOR_MS,
    operations: ONLY ?? (isSkewed ? FOR_ALL_TIME : undefined),
    // By a clock that is wrong a session has ended, or a log is of tomorrow.
    mayRefuse: isSkewed ? ({ status }) => status < 500 : undefined,
  });
  if (MINUTES) console.log(names.join(' and '), outcome);
  expect(outcome.strikes).toBeGreaterThan(0);
  expect(outcome.acknowledged).toBeGreaterThan(0);
}

const SINGLE = Object.keys(BLOWS) as BlowName[];

if (MINUTES) for (const name of SINGLE) onPostgres(`a storm: ${name}`, () => weather([name]), FOR_MS + 400_000);
else onPostgres(`at once: ${AT_ONCE.join(', ')} (seed ${SEED})`, () => weather(AT_ONCE), 200_000);
