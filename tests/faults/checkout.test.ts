/** kill -9 at any instant of a checkout: no order without lines, no line without a job, no cart both full and ordered. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LOOKING } from '../preflight/waiting';
import { type Choices, choices, Guest, makeRule, type View, wishFor } from '../sales/pricing';
import { Api, fromAnywhere } from '../support/api';
import { newFolder } from '../support/folders';
import { cubeStl } from '../support/models';
import { MASTER_KEY, type Running, start } from '../support/process';
import { enter, type Shop } from '../support/shop';
import { makeStaff } from '../support/staff';
import { uploaded } from '../support/tus';

const SEED = Number(process.env.SEED ?? 20261121);
/** `npm run soak-kill` cuts the power twenty times. */
const KILLS = Number(process.env.KILLS ?? 3);
const GUESTS = 3;
const FILES = 5;
/** Two quotes of the same files go into each cart. */
const LINES = 2 * FILES;
const contact = { name: 'Grete Guest', email: 'grete@guest.example' };

const instants = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { seed: SEED, numRuns: KILLS });
const env = { DATA_DIR: newFolder('checkout'), MASTER_KEY, ...LOOKING };
const shop = {} as Shop;
let running: Running;

/** A guest with quotes that wait to be ordered, two to a cart. */
interface Carted {
  guest: Guest;
  quotes: string[];
  orders: { requestKey: string; orderNumber?: string }[];
}
const carted: Carted[] = [];

async function withQuotes(known: Choices): Promise<Carted> {
  const guest = await Guest.at(shop);
  const uploads: unknown[] = [];
  for (let file = 0; file < FILES; file++)
    uploads.push(await uploaded(shop.url, `part${file}.stl`, cubeStl(20), fromAnywhere()));
  const wish = await wishFor(shop, known, { uploads });
  // The others find that its files were looked at.
  const first = await guest.ready(wish);
  const others = await Promise.all(Array.from({ length: 2 * KILLS + 1 }, () => guest.ready(wish)));
  return { guest, quotes: [first, ...others].map(({ quoteId }) => quoteId), orders: [] };
}

beforeAll(async () => {
  running = await start(env);
  await makeStaff(new Api(running.url, { 'X-Parse-Master-Key': MASTER_KEY }));
  Object.assign(shop, await enter(running, env));
  const known = await choices(shop);
  await makeRule(shop.manager, known.profile, { material: known.pla });
  carted.push(...(await Promise.all(Array.from({ length: GUESTS }, () => withQuotes(known)))));
}, 120_000);
afterAll(async () => {
  await running?.stop();
}, 30_000);

const asMaster = () => new Api(running.url, { 'X-Parse-Master-Key': MASTER_KEY });
const stranger = () => new Api(running.url);

/** Calls until it is answered; a server that is gone comes back. */
async function answered(name: string, params: Record<string, unknown>): Promise<View> {
  for (;;)
    try {
      const { status, body } = await stranger().call(name, params);
      if (status < 500) return { status, ...body };
    } catch {
      await sleep(100);
    }
}

/** Puts the next two quotes into the cart. */
async function fill({ guest: { sessionSecret }, quotes }: Carted): Promise<void> {
  for (const quoteId of quotes.splice(0, 2)) {
    const { error } = await answered('addToCart', { sessionSecret, quoteId });
    expect(error).toBeUndefined();
  }
}

/** Orders the cart, again and again until there is an answer. */
async function order({ guest: { sessionSecret }, orders }: Carted): Promise<void> {
  const placed: Carted['orders'][number] = { requestKey: randomUUID() };
  orders.push(placed);
  const form = { requestKey: placed.requestKey, paymentMethod: 'quote_request', contact, language: 'en' };
  const { result, error } = await answered('checkout', { sessionSecret, ...form });
  expect(error).toBeUndefined();
  placed.orderNumber = result.orderNumber;
}

async function every(className: string): Promise<View[]> {
  return (await asMaster().find(className, {}, { limit: 500 })).body.results;
}

const idsOf = (rows: View[], field: string) => rows.map((row) => row[field]?.objectId).sort();

/** The numbers of the jobs of an order, in the order of its lines, which must be theirs. */
function numbersOf(orderId: string, lines: View[], jobs: View[]): string[] {
  const ofOrder = lines.filter(({ order: of }) => of.objectId === orderId).sort((one, two) => one.number - two.number);
  const numbers = ofOrder.map(({ printJob }) => jobs.find(({ objectId }) => objectId === printJob.objectId)?.jobNumber);
  expect([...numbers].sort()).toEqual(numbers);
  return numbers;
}

async function expectWhole(): Promise<void> {
  const [orders, lines, jobs, quoteJobs, cartLines, carts] = await Promise.all(
    ['Order', 'OrderLine', 'PrintJob', 'QuoteJob', 'CartLine', 'Cart'].map(every),
  );
  for (const { objectId } of orders!) expect(numbersOf(objectId, lines!, jobs!)).toHaveLength(LINES);
  expect(new Set(idsOf(lines!, 'order'))).toEqual(new Set(orders!.map(({ objectId }) => objectId)));
  expect(idsOf(lines!, 'printJob')).toEqual(jobs!.map(({ objectId }) => objectId).sort());
  expect(idsOf(jobs!, 'orderLine')).toEqual(lines!.map(({ objectId }) => objectId).sort());
  const ordered = quoteJobs!.filter(({ orderLine }) => orderLine);
  expect(ordered.map(({ objectId }) => objectId).sort()).toEqual(idsOf(lines!, 'job'));
  const inCarts = new Set(idsOf(cartLines!, 'job'));
  expect(ordered.filter(({ objectId }) => inCarts.has(objectId))).toEqual([]);
  expect(carts!.filter(({ checkout }) => checkout)).toEqual([]);
}

/** How long orders take that nothing breaks off. */
async function usualTime(): Promise<number> {
  await Promise.all(carted.map(fill));
  const before = performance.now();
  await Promise.all(carted.map(order));
  return performance.now() - before;
}

/** Resolves when there are more lines of orders than now: in the middle of an order, however fast the machine is. */
async function nextLine(): Promise<void> {
  const count = async () => (await asMaster().find('OrderLine', {}, { count: 1, limit: 0 })).body.count;
  const before = await count();
  while ((await count()) === before);
}

test(`${KILLS} power cuts in the middle of checkouts (seed ${SEED})`, async () => {
  let finishedByStart = 0;
  const usual = await usualTime();
  for (const [cut, instant] of instants.entries()) {
    await Promise.all(carted.map(fill));
    const middle = cut === 0 ? nextLine() : sleep(instant * usual);
    const work = Promise.all(carted.map(order));
    await Promise.race([work, middle]);
    await running.kill();
    running = await start(env);
    if (running.output().includes('Finished what an earlier run had left open')) finishedByStart++;
    await work;
    await expectWhole();
  }
  expect(finishedByStart).toBeGreaterThan(0);
  const orders = await every('Order');
  const told = carted.flatMap((one) => one.orders.map(({ orderNumber }) => orderNumber));
  expect(orders.map(({ orderNumber }) => orderNumber).sort()).toEqual(told.sort());
  expect(told).toHaveLength(GUESTS * (KILLS + 1));
  const mails = (await every('EmailMessage')).filter(({ event }) => event === 'orderPlaced');
  expect(mails).toHaveLength(orders.length);
  const events = (await every('AuditEvent')).filter(({ action }) => action === 'place');
  expect(events).toHaveLength(orders.length);
}, 300_000);
