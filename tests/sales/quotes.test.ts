/** Drafts over HTTP: priced while the file is read, by the rule that holds, for whoever's session it is. */
import { beforeAll, expect, test } from '@jest/globals';
import { LOOKING } from '../preflight/waiting';
import { cubeStl } from '../support/models';
import { useShop } from '../support/shop';
import { uploaded } from '../support/tus';
import { type Choices, choices, Guest, makeRule, wishFor } from './pricing';

const shop = useShop(LOOKING);
let known: Choices;
let anna: Guest;
let bert: Guest;

beforeAll(async () => {
  known = await choices(shop);
  [anna, bert] = [await Guest.at(shop), await Guest.at(shop)];
  await makeRule(shop.manager, known.profile, {
    material: known.pla,
    setupPrice: 300,
    pricePerKilogram: 4000,
    pricePerHour: 250,
    materialRecommendations: ['PETG'],
  });
}, 60_000);

test('a file is priced as it is read, line by line, and its job stays through every pricing', async () => {
  const wish = await wishFor(shop, known, { quantity: 10, color: 'Black' });
  const first = await anna.priced(wish);
  expect(first).toMatchObject({ status: 'draft', currency: 'EUR', jobs: [{ quantity: 10 }] });
  const view = await anna.ready({ quoteId: first.quoteId });
  const [job] = view.jobs;
  expect(view).toMatchObject({ isReady: true, canOrder: true, needsReview: false, leadTimeDays: 5 });
  expect(job).toMatchObject({
    jobId: first.jobs[0].jobId,
    feasibilityStatus: 'Feasible',
    setupPrice: 300,
    materialRecommendations: ['PETG'],
    measures: { widthMm: 20, depthMm: 20, heightMm: 20, volumeMm3: 8000 },
  });
  const { grams, minutes } = job.measures;
  expect(job.unitPrice).toBe(Math.floor(500 + (grams * 4000) / 1000 + (minutes * 250) / 60 + 0.5));
  expect(view.totalPrice).toBe(300 + 10 * job.unitPrice);
  expect(job.priceDetail.map(({ what }: { what: string }) => what)).toEqual(['piece', 'material', 'time', 'setup']);
  const amounts = job.priceDetail.map(({ amount }: { amount: number }) => amount);
  expect(amounts.reduce((sum: number, amount: number) => sum + amount, 0)).toBe(job.lineTotal);
  expect(Date.parse(view.validUntil) - Date.now()).toBeGreaterThan(13.9 * 86_400_000);

  const dearer = await anna.priced({ ...wish, quantity: 20, quoteId: first.quoteId });
  expect(dearer).toMatchObject({ quoteId: first.quoteId, jobs: [{ jobId: job.jobId, quantity: 20 }] });
  expect(dearer.totalPrice).toBe(300 + 20 * job.unitPrice);
  const another = await uploaded(shop.url, 'second.stl', cubeStl(10));
  const both = await anna.ready({ ...wish, uploads: [...wish.uploads, another], quoteId: first.quoteId });
  expect(both.jobs.map(({ jobId }: { jobId: string }) => jobId)[0]).toBe(job.jobId);
  expect(both.jobs).toHaveLength(2);
  const other = await anna.ready({ ...wish, uploads: [another], quoteId: first.quoteId });
  expect(other.jobs.map(({ jobId }: { jobId: string }) => jobId)).toEqual([both.jobs[1].jobId]);
  expect((await bert.price({ quoteId: first.quoteId })).body.code).toBe(2002);
});
