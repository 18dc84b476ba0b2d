/** Drafts over HTTP: priced while the file is read, by the rule that holds, for whoever's session it is. */
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, jest, test } from '@jest/globals';
import { LOOKING } from '../preflight/waiting';
import { makeOlder } from '../scripts/tamper';
import { pointer } from '../support/api';
import { cubeStl, openCubeStl } from '../support/models';
import { useShop } from '../support/shop';
import { uploaded } from '../support/tus';
import { type Choices, choices, Guest, makeRule, wishFor } from './pricing';

jest.setTimeout(120_000);
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

test('a product is priced model by model, by its own rules before general ones', async () => {
  const { manager } = shop;
  const template = await manager.made('ProductTemplate', { name: 'Clamp' });
  const productTemplate = pointer('ProductTemplate', template);
  for (const [edge, copies] of [
    [10, 2],
    [15, 1],
  ] as const)
    await manager.made('Model', {
      productTemplate,
      copies,
      sortOrder: edge,
      upload: await uploaded(shop.url, `clamp${edge}.stl`, cubeStl(edge)),
    });
  await manager.made('CatalogItem', { slug: 'clamp', name: 'Clamp', productTemplate });
  const wish = { slug: 'clamp', quantity: 3, materialId: known.pla, qualityId: known.standard };
  const byGeneral = await anna.ready(wish);
  expect(byGeneral).toMatchObject({
    jobs: [
      { quantity: 6, setupPrice: 300 },
      { quantity: 3, setupPrice: 300 },
    ],
  });
  const own = await manager.made('PricingProfile', { name: 'Clamps', productTemplate, active: true });
  await makeRule(manager, own, { unitPrice: 100, leadTimeDays: 1, maxQuantity: 5 });
  const { quoteId, jobs } = await anna.priced({ ...wish, quoteId: byGeneral.quoteId });
  expect(jobs).toMatchObject([
    { quantity: 6, setupPrice: 300, fileName: 'clamp10.stl' },
    { quantity: 3, setupPrice: 0, unitPrice: 100, lineTotal: 300 },
  ]);
  const uploads = [await uploaded(shop.url, 'extra.stl', cubeStl(5))];
  expect((await anna.price({ ...wish, uploads })).body.code).toBe(1015);
  expect((await anna.price({ ...wish, quantity: 50_001 })).body.error).toMatch(/100000 pieces of clamp10/);
  await manager.changed('ProductTemplate', template, { active: false });
  for (const params of [wish, { quoteId }]) expect((await anna.price(params)).body.code).toBe(2051);
});

test('the shop says of each file whether it can be ordered at this price', async () => {
  const profile = known.profile;
  const rule = await makeRule(shop.manager, profile, {
    material: known.petg,
    unitPrice: 900,
    leadTimeDays: 2,
    feasibilityRule: { maxWidthMm: 19, otherwise: 'refuse' },
  });
  const changed = (fields: object) => shop.manager.changed('QuoteRule', rule, fields);
  const wish = await wishFor(shop, known, { materialId: known.petg });
  const refused = await anna.ready(wish);
  expect(refused).toMatchObject({ canOrder: false, needsReview: false, jobs: [{ feasibilityCode: 'tooLarge' }] });
  expect(refused.totalPrice).toBeUndefined();
  await changed({ feasibilityRule: { maxWidthMm: 19 } });
  const { quoteId } = refused;
  expect(await anna.priced({ quoteId })).toMatchObject({ canOrder: true, needsReview: true, totalPrice: 900 });
  await changed({ feasibilityRule: { maxWidthMm: 20 }, unitPrice: 950 });
  const fine = await anna.priced({ quoteId });
  expect(fine).toMatchObject({ canOrder: true, needsReview: false, totalPrice: 950, leadTimeDays: 2 });
  expect(fine.jobs[0].priceDetail).toEqual([{ what: 'piece', quantity: 1, unit: 'piece', rate: 950, amount: 950 }]);
  await changed({ active: false });
  const unpriced = await anna.priced({ quoteId });
  expect(unpriced).toMatchObject({ canOrder: true, needsReview: true, jobs: [{ feasibilityCode: 'noPrice' }] });
  expect([unpriced.totalPrice, unpriced.jobs[0].unitPrice, unpriced.jobs[0].priceDetail]).toEqual([
    undefined,
    undefined,
    [],
  ]);
  const uploads = [await uploaded(shop.url, 'open.stl', openCubeStl(10))];
  const open = await anna.ready(await wishFor(shop, known, { uploads }));
  expect(open).toMatchObject({ canOrder: true, needsReview: true, jobs: [{ feasibilityCode: 'fileFailed' }] });
  for (const { feasibilityReason } of [refused, unpriced, open].map(({ jobs }) => jobs[0]))
    expect(feasibilityReason).toMatch(/^The.{10,200}\.$/);
});

test('an unchanged draft is not written anew; a profile that prints otherwise has the file read anew', async () => {
  const { quoteId } = await anna.ready(await wishFor(shop, known));
  const revisionOf = async () => (await shop.master.get('Quote', quoteId)).body.revision;
  const before = await revisionOf();
  for (let times = 0; times < 3; times++) await anna.priced({ quoteId });
  expect(await revisionOf()).toBe(before);
  const draft = await anna.ready(await wishFor(shop, known, { qualityId: known.draft }));
  await shop.manager.changed('PrintProfile', known.draft, { infillPercent: 80 });
  const again = await anna.priced({ quoteId: draft.quoteId });
  expect(again).toMatchObject({ isReady: false, canOrder: false });
  expect(again.totalPrice).toBeUndefined();
  const heavier = await anna.ready({ quoteId: draft.quoteId });
  expect(heavier.jobs[0].measures.grams).toBeGreaterThan(draft.jobs[0].measures.grams);
  expect(heavier.totalPrice).toBeGreaterThan(draft.totalPrice);
});

test('twenty pricings at once, and a lock among them: the quote has one of them whole, and no other any more', async () => {
  const wish = await wishFor(shop, known);
  const { quoteId } = await anna.ready(wish);
  const pricings = Array.from({ length: 20 }, (_, n) => anna.price({ ...wish, quoteId, quantity: n + 2 }));
  const lock = shop.stranger.call('addToCart', { sessionSecret: anna.sessionSecret, quoteId });
  const answers = await Promise.all(pricings);
  expect((await lock).status).toBe(200);
  expect(answers.filter(({ status, body }) => status !== 200 && body.code !== 2003)).toEqual([]);
  const { totalPrice, status } = (await shop.master.get('Quote', quoteId)).body;
  const jobs = (await shop.master.find('QuoteJob', { quote: pointer('Quote', quoteId) })).body.results;
  expect([status, jobs.length, jobs[0].lineTotal]).toEqual(['locked', 1, totalPrice]);
  expect(totalPrice).toBe(jobs[0].setupPrice + jobs[0].quantity * jobs[0].unitPrice);
  expect((await anna.price({ quoteId })).body.code).toBe(2003);
  expect((await anna.price({ ...wish, quoteId, quantity: 7 })).body.code).toBe(2003);
});

test("nobody prices, sees or changes anybody else's quote or upload", async () => {
  const wish = await wishFor(shop, known);
  const { quoteId, jobs } = await anna.ready(wish);
  const { body } = await bert.price({ quoteId });
  expect(body).toEqual(expect.objectContaining({ code: 2002 }));
  expect((await bert.price({ quoteId: 'nobodyknowsthisquote' })).body).toEqual(body);
  const others = [{ ...wish.uploads[0], uploadSecret: 'z'.repeat(40) }];
  expect((await bert.price({ ...wish, uploads: others })).body.code).toBe(1611);
  for (const api of [shop.stranger, shop.technician1])
    for (const [className, id] of [
      ['Quote', quoteId],
      ['QuoteJob', jobs[0].jobId],
    ])
      expect((await api.get(className, id)).status).toBeGreaterThanOrEqual(400);
  const seen = (await shop.coordinator.get('Quote', quoteId)).body;
  expect(seen).toMatchObject({ status: 'draft', currency: 'EUR' });
  expect([seen.sessionId, seen.pricing]).toEqual([undefined, undefined]);
  expect((await shop.stranger.call('priceQuote', wish)).body.code).toBe(2101);
  expect((await shop.stranger.call('priceQuote', { ...wish, sessionSecret: 'x'.repeat(64) })).body.code).toBe(2101);
});

type Wish = Awaited<ReturnType<typeof wishFor>>;

/** One for all that is refused. */
let wanted: Wish | undefined;

test.each<[string, (wish: Wish) => object, number]>([
  ['no item', () => ({ slug: undefined }), 1015],
  ['an item that is not there', () => ({ slug: 'gold-bar' }), 2051],
  ['an item that is an object', () => ({ slug: { $ne: '' } }), 1015],
  ['a quantity of none', () => ({ quantity: Number.NaN }), 1015],
  ['a quantity in letters', () => ({ quantity: '1' }), 1015],
  ['a quantity below nothing', () => ({ quantity: -1 }), 1015],
  ['half a piece', () => ({ quantity: 0.5 }), 1015],
  ['a thousand million pieces', () => ({ quantity: 1e9 }), 1015],
  ['a material that is not there', () => ({ materialId: 'nobodyknowsthis12345' }), 2005],
  ['a material of another class', () => ({ materialId: known.standard }), 2005],
  ['no quality', () => ({ qualityId: null }), 1015],
  ['a tolerance that is a turnaround', () => ({ toleranceId: known.express }), 2005],
  ['a turnaround that is a list', () => ({ turnaroundId: [known.express] }), 1015],
  ['a colour that is a number', () => ({ color: 7 }), 1003],
  ['a colour without end', () => ({ color: 'x'.repeat(2000) }), 1007],
  ['no uploads', () => ({ uploads: undefined }), 1015],
  ['an empty list of uploads', () => ({ uploads: [] }), 1015],
  [
    '21 uploads',
    ({ uploads }) => ({ uploads: Array.from({ length: 21 }, (_, uploadId) => ({ ...uploads[0], uploadId })) }),
    1015,
  ],
  ['one upload twice', ({ uploads }) => ({ uploads: [...uploads, ...uploads] }), 1015],
  ['an upload that is an object', () => ({ uploads: [{ uploadId: { $ne: '' }, uploadSecret: [] }] }), 1611],
  ['a quote that is an object', () => ({ quoteId: { $ne: '' } }), 2002],
  ['a quote that is a number', () => ({ quoteId: 7 }), 2002],
  ['what nobody asks for', () => ({ price: 1 }), 1015],
])('a wish with %s is refused with a sentence, and nothing is written', async (_what, wrong, code) => {
  wanted ??= await wishFor(shop, known);
  const wish = wanted;
  const countOf = async (name: string) => (await shop.master.find(name, {}, { count: 1, limit: 0 })).body.count;
  const before = [await countOf('Quote'), await countOf('QuoteJob')];
  const { status, body } = await bert.price({ ...wish, ...wrong(wish) });
  expect({ status, code: body.code }).toEqual({ status: 400, code });
  expect(body.error).toMatch(/^.{10,300}$/su);
  expect([await countOf('Quote'), await countOf('QuoteJob')]).toEqual(before);
});

test('numbers that JSON cannot hold, sums beyond all, and rows that went are refused as well', async () => {
  const wish = await wishFor(shop, known);
  const raw = JSON.stringify({ ...wish, sessionSecret: bert.sessionSecret, quantity: 0 });
  for (const quantity of ['1e999', '-1e999', '9007199254740993'])
    expect(
      (
        await shop.stranger.request(
          'POST',
          '/parse/functions/priceQuote',
          raw.replace('"quantity":0', `"quantity":${quantity}`),
          {
            'Content-Type': 'application/json',
          },
        )
      ).status,
    ).toBe(400);
  const dear = await makeRule(shop.manager, known.profile, {
    material: known.pla,
    quality: known.fine,
    unitPrice: 1_000_000_000,
  });
  const fine = { ...wish, qualityId: known.fine };
  const { quoteId } = await bert.ready(fine);
  expect((await bert.price({ ...fine, quoteId, quantity: 100_000 })).body.code).toBe(2001);
  await shop.manager.remove('QuoteRule', dear);
  const tolerance = await shop.manager.made('ToleranceClass', { name: 'Short-lived', toleranceMm: 1 });
  await shop.manager.remove('ToleranceClass', tolerance);
  expect((await bert.price({ ...wish, toleranceId: tolerance })).body.code).toBe(2005);
  await shop.manager.changed('TurnaroundProfile', known.express, { isActive: false });
  expect((await bert.price({ ...wish, turnaroundId: known.express })).body.code).toBe(2005);
  const [item] = (await shop.manager.find('CatalogItem', { slug: known.ownFile })).body.results;
  await shop.manager.changed('CatalogItem', item.objectId, { active: false });
  expect((await bert.price({ quoteId })).body.code).toBe(2051);
  expect((await bert.price(wish)).body.code).toBe(2051);
  await shop.manager.changed('CatalogItem', item.objectId, { active: true });
});

test('what became no order in time goes: first no price any more, then the rows and the file', async () => {
  const [draft, locked, kept] = [
    await anna.ready(await wishFor(shop, known)),
    await anna.ready(await wishFor(shop, known)),
    await anna.ready(await wishFor(shop, known)),
  ];
  const inCart = () => shop.stranger.call('showCart', { sessionSecret: anna.sessionSecret });
  for (const { quoteId } of [locked, kept])
    await shop.stranger.call('addToCart', { sessionSecret: anna.sessionSecret, quoteId });
  const { DATABASE_URI } = shop.env as { DATABASE_URI: string };
  const older = (className: string, field: string, where: Record<string, string>, days: number) =>
    makeOlder(DATABASE_URI, className, field, where, days * 86_400_000);
  await older('Quote', 'validUntil', { objectId: draft.quoteId }, 14.1);
  expect((await anna.price({ quoteId: draft.quoteId })).body.code).toBe(2004);
  for (const { quoteId } of [draft, locked]) await older('Quote', 'validUntil', { objectId: quoteId }, 15.1);
  const there = async () =>
    (await shop.master.find('Quote', {}, { limit: 500 })).body.results.map((row: Row) => row.objectId);
  while ((await there()).some((id: string) => [draft.quoteId, locked.quoteId].includes(id))) await sleep(200);
  expect(await there()).toContain(kept.quoteId);
  const jobs = (await shop.master.find('QuoteJob', {}, { limit: 500 })).body.results.map((row: Row) => row.objectId);
  for (const { jobs: gone } of [draft, locked]) expect(jobs).not.toContain(gone[0].jobId);
  const quotes = (await inCart()).body.result.lines.map(({ quoteId }: { quoteId: string }) => quoteId);
  expect(quotes).toContain(kept.quoteId);
  expect(quotes).not.toContain(locked.quoteId);
});

interface Row {
  objectId: string;
}
