/** Orders of more lines than are written side by side: numbered as their lines are, whatever breaks off in between. */
import { beforeAll, expect, test } from '@jest/globals';
import { LOOKING } from '../preflight/waiting';
import { type Choices, type View, wishFor } from '../sales/pricing';
import { fromAnywhere, pointer } from '../support/api';
import { isPostgres, refuseInserts } from '../support/databases';
import { cubeStl } from '../support/models';
import { newJob, useShop } from '../support/shop';
import { uploaded } from '../support/tus';
import { Buyer, openStore, orderForm, orderNamed } from './buyer';

const shop = useShop(LOOKING);
const FILES = 9;
let known: Choices;
let buyer: Buyer;

beforeAll(async () => {
  known = await openStore(shop);
  buyer = await Buyer.at(shop);
}, 60_000);

/** Three quotes of the same files in the cart: of each file, two lines get a copy. */
async function fill(): Promise<void> {
  const uploads: unknown[] = [];
  for (let file = 0; file < FILES; file++)
    uploads.push(await uploaded(shop.url, `part${file}.stl`, cubeStl(20), fromAnywhere()));
  for (const quantity of [1, 2, 3]) {
    const { quoteId } = await buyer.guest.ready(await wishFor(shop, known, { uploads, quantity }));
    await buyer.done('addToCart', { quoteId });
  }
}

const numberOf = (jobNumber: string) => Number(jobNumber.slice(3));
const named = (number: number) => `PJ-${String(number).padStart(6, '0')}`;

/** The number that a job of staff's gets now. */
async function newestNumber(): Promise<number> {
  return numberOf((await shop.coordinator.get('PrintJob', await newJob(shop))).body.jobNumber);
}

/** The lines with their jobs and the jobs' files, in the order of the lines. */
async function linesOf(orderNumber: string) {
  const order = pointer('Order', (await orderNamed(shop, orderNumber)).objectId);
  const lines = (await shop.coordinator.find('OrderLine', { order }, { order: 'number', limit: 100 })).body.results;
  const jobs = (await shop.coordinator.find('PrintJob', { order }, { limit: 100 })).body.results;
  expect(jobs).toHaveLength(lines.length);
  return lines.map((line: View) => jobs.find(({ objectId }: View) => objectId === line.printJob.objectId));
}

test('jobs are numbered as the lines are, past a number that staff gave a job of theirs', async () => {
  await fill();
  const before = await newestNumber();
  await newJob(shop, undefined, { jobNumber: named(before + 3) });
  const jobs = await linesOf((await buyer.done('checkout', orderForm())).orderNumber);
  const lines = 3 * FILES;
  const expected = Array.from({ length: lines }, (_, index) => before + 1 + index);
  expected[2] = before + 1 + lines;
  expect(jobs.map(({ jobNumber }: View) => numberOf(jobNumber))).toEqual(expected);
  expect(jobs.map(({ quantity }: View) => quantity)).toEqual([1, 2, 3].flatMap((one) => Array(FILES).fill(one)));
}, 120_000);

test('each job has its file to itself, its verdict and its figures from the first write on', async () => {
  await fill();
  const jobs = await linesOf((await buyer.done('checkout', orderForm())).orderNumber);
  const names = new Set<string>();
  for (const { objectId, preflight, estimateSource, estimatedMaterialGrams, fileEstimate, revision } of jobs) {
    expect({ preflight, estimateSource, revision }).toEqual({
      preflight: 'Passed',
      estimateSource: 'file',
      revision: 1,
    });
    expect(estimatedMaterialGrams).toBe(fileEstimate.grams);
    expect(estimatedMaterialGrams).toBeGreaterThan(0);
    const { results } = (await shop.master.find('FileRevision', { printJob: pointer('PrintJob', objectId) })).body;
    expect(results).toHaveLength(1);
    names.add(results[0].storageName);
    expect((await shop.coordinator.request('GET', `/files/jobs/${objectId}`)).status).toBe(200);
  }
  expect(names.size).toBe(3 * FILES);
}, 120_000);

(isPostgres() ? test : test.skip)(
  'an order that broke off in the middle is finished when it is sent again, its jobs numbered as its lines',
  async () => {
    await fill();
    const twoOfThem = `NEW."requestKey" ~ '^order:.*:(3|26)$'`;
    const refusal = await refuseInserts(shop.env.DATABASE_URI as string, 'PrintJob', twoOfThem);
    const form = orderForm();
    const count = async () =>
      (await shop.coordinator.find('PrintJob', { origin: 'store' }, { count: 1, limit: 0 })).body.count;
    const before = await count();
    expect((await buyer.call('checkout', form)).status).toBe(500);
    // All that was begun beside the one that failed has ended.
    expect(await count()).toBe(before + 24);
    await refusal.end();
    const jobs = await linesOf((await buyer.done('checkout', form)).orderNumber);
    const numbers = jobs.map(({ jobNumber }: View) => numberOf(jobNumber));
    expect(numbers).toEqual(Array.from({ length: 3 * FILES }, (_, index) => numbers[0] + index));
    expect(await count()).toBe(before + 3 * FILES);
  },
  120_000,
);
