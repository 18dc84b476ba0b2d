/** Rules at save: what each must be, and that those in use neither tie nor leave gaps, whoever saves at once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, jest, test } from '@jest/globals';
import { HeldWrites } from '../faults/held-writes';
import { type Answer, Api, pointer } from '../support/api';
import { isPostgres, onDatabase } from '../support/databases';
import { start } from '../support/process';
import { next, useShop } from '../support/shop';
import { type Choices, choices, makeRule, ruleFields } from './pricing';

jest.setTimeout(120_000);
const shop = useShop();
const onPostgres = isPostgres() ? test : test.skip;
let known: Choices;
const save = (more: Record<string, unknown> = {}, profile = known.profile) =>
  shop.manager.create('QuoteRule', ruleFields(profile, more));
const made = (more: Record<string, unknown> = {}, profile = known.profile) => makeRule(shop.manager, profile, more);
const change = (id: string, fields: object) => shop.manager.update('QuoteRule', id, fields);

function expectRefusal({ status, body }: Answer, code: number, ...words: string[]) {
  expect({ status, code: body.code }).toEqual({ status: 400, code });
  for (const word of words) expect(body.error).toContain(word);
}

/** A set of rules of its own for each test: the profile is that of a new template. */
beforeEach(async () => {
  known = await choices(shop);
  const template = await shop.manager.made('ProductTemplate', { name: `Template ${next()}` });
  const productTemplate = pointer('ProductTemplate', template);
  known.profile = await shop.manager.made('PricingProfile', { name: `Of ${next()}`, active: true, productTemplate });
});

test.each<[string, object, number, string]>([
  ['more at least than at most', { minQuantity: 10, maxQuantity: 9 }, 2011, 'minQuantity (10)'],
  ['another currency', { currency: 'USD' }, 2012, 'EUR'],
  ['no currency that there is', { currency: 'euro' }, 1007, 'currency'],
  ['an unknown key of feasibility', { feasibilityRule: { maxWeight: 1 } }, 2013, 'maxWeight'],
  ['a size below nothing', { feasibilityRule: { maxWidthMm: -1 } }, 2013, 'maxWidthMm'],
  ['a size in letters', { feasibilityRule: { maxWidthMm: '200' } }, 2013, 'maxWidthMm'],
  ['another end', { feasibilityRule: { otherwise: 'shrug' } }, 2013, 'otherwise'],
  ['volumes the wrong way round', { feasibilityRule: { minVolumeMm3: 2, maxVolumeMm3: 1 } }, 2013, 'minVolumeMm3'],
  ['a material to recommend that is none', { materialRecommendations: ['Gold'] }, 1503, 'Gold'],
  ['a material to recommend that is a number', { materialRecommendations: [7] }, 1503, 'number'],
  ['materials without end', { materialRecommendations: Array(11).fill('PLA') }, 1005, '11'],
  ['a price below nothing', { unitPrice: -1 }, 1005, 'unitPrice'],
  ['half a cent', { unitPrice: 0.5 }, 1005, 'whole'],
  ['a price beyond all', { pricePerHour: 1e12 }, 1005, 'pricePerHour'],
  ['a price in letters', { setupPrice: '5' }, 1003, 'setupPrice'],
  ['no pieces', { minQuantity: 0 }, 1005, 'minQuantity'],
  ['a key of its own', { conditionKey: 'x' }, 1101, 'conditionKey'],
  ['a material that is not there', { material: 'nobodyknowsthis12345' }, 1012, 'material'],
])('a rule with %s is refused', async (_what, wrong, code, word) => {
  expectRefusal(await save(wrong as Record<string, unknown>), code, word);
});

test('a quality is that of all materials, and names are kept as the shop spells them', async () => {
  const ofPla = { quality: 'Fine', materialType: 'PLA', layerHeightMm: 0.1, infillPercent: 20 };
  const { status, body } = await shop.manager.create('PrintProfile', ofPla);
  expect(status).toBe(201);
  expectRefusal(await save({ quality: body.objectId }), 2014, 'Fine', 'PLA');
  await shop.manager.remove('PrintProfile', body.objectId);
  const id = await made({ materialRecommendations: ['petg', 'PETG'], feasibilityRule: { maxWidthMm: 200 } });
  expect((await shop.manager.get('QuoteRule', id)).body).toMatchObject({ materialRecommendations: ['PETG'] });
});

test('a tie is refused with both rules named, by label or in words; what only looks like one is taken', async () => {
  const { pla, petg, fine, exact, express } = known;
  await made({ label: 'Small runs', material: pla, minQuantity: 1, maxQuantity: 9 });
  expectRefusal(await save({ material: pla, maxQuantity: 5 }), 2015, '“Small runs”', '“PLA, 1–5 pieces”');
  expectRefusal(await save({ material: pla, minQuantity: 9 }), 2015, '“PLA, from 9 pieces”');
  await made({ material: pla, minQuantity: 10 });
  await made({ material: petg, minQuantity: 5, maxQuantity: 20 });
  await made({ material: pla });
  expectRefusal(await save({ material: pla }), 2015, '“PLA (');
  expectRefusal(await save({ quality: fine }), 2015, '“Fine”', '“PLA”');
  expectRefusal(await save({ material: pla, quality: fine }), 2015, '“PLA, Fine”');
  await made({ material: pla, quality: fine, toleranceClass: exact });
  expectRefusal(await save({ material: pla, quality: fine, turnaroundProfile: express }), 2015, 'Exact', 'Express');
  await made({ material: petg, quality: fine, toleranceClass: exact });
  await made();
});

test('a gap is refused, unless a more general rule is there; from the middle nothing goes that leaves one', async () => {
  const { pla, petg } = known;
  const small = await made({ material: pla, maxQuantity: 9 });
  expectRefusal(await save({ material: pla, minQuantity: 20 }), 2016, '“PLA, 1–9 pieces”', '10–19 pieces');
  const middle = await made({ material: pla, minQuantity: 10, maxQuantity: 19 });
  const large = await made({ material: pla, minQuantity: 20 });
  expectRefusal(await change(middle, { active: false }), 2016, '10–19 pieces');
  expectRefusal(await change(middle, { material: pointer('Material', petg) }), 2016, '10–19 pieces');
  expectRefusal(await change(middle, { maxQuantity: 18 }), 2016, '19 pieces');
  expectRefusal(await shop.manager.remove('QuoteRule', middle), 2016, '10–19 pieces');
  expectRefusal(await change(large, { minQuantity: 19 }), 2015);
  const general = await made();
  expect((await shop.manager.remove('QuoteRule', middle)).status).toBe(200);
  expectRefusal(await change(general, { minQuantity: 16 }), 2016, '“PLA, 1–9 pieces”', '10–15 pieces');
  expectRefusal(await shop.manager.remove('QuoteRule', general), 2016, '10–19 pieces');
  expect((await shop.manager.remove('QuoteRule', small)).status).toBe(200);
  expect((await shop.manager.remove('QuoteRule', general)).status).toBe(200);
});

test('an inactive profile is edited freely, and comes into use whole', async () => {
  const { pla } = known;
  const template = (await shop.manager.get('PricingProfile', known.profile)).body.productTemplate;
  const other = await shop.manager.made('PricingProfile', { name: `Other ${next()}`, productTemplate: template });
  await made({ label: 'In use', material: pla, maxQuantity: 9 });
  const rule = await made({ label: 'In wait', material: pla, minQuantity: 5 }, other);
  await made({ label: 'In wait too', material: pla, minQuantity: 7 }, other);
  const activate = (active: boolean) => shop.manager.update('PricingProfile', other, { active });
  expectRefusal(await activate(true), 2015);
  expect((await change(rule, { minQuantity: 10, maxQuantity: 19 })).status).toBe(200);
  expectRefusal(await activate(true), 2015, '“In use”', '“In wait too”');
  const [late] = (await shop.manager.find('QuoteRule', { label: 'In wait too' })).body.results;
  expect((await change(late.objectId, { minQuantity: 30 })).status).toBe(200);
  expectRefusal(await activate(true), 2016, '“In wait”', '“In wait too”', '20–29 pieces');
  expect((await change(late.objectId, { minQuantity: 20 })).status).toBe(200);
  expect((await activate(true)).status).toBe(200);
  expectRefusal(await shop.manager.remove('PricingProfile', other), 1107, 'rules');
  expect((await activate(false)).status).toBe(200);
});

test('of many simultaneous saves that would tie one gets through; so of a batch, and of profiles', async () => {
  const { pla, petg, fine } = known;
  const alike = await Promise.all(Array.from({ length: 30 }, (_, n) => save({ label: `Rule ${n}`, material: pla })));
  expect(alike.filter(({ status }) => status === 201)).toHaveLength(1);
  for (const answer of alike.filter(({ status }) => status !== 201)) expectRefusal(answer, 2015, 'Rule');
  const requests = Array.from({ length: 20 }, (_, n) => ({
    method: 'POST',
    path: '/parse/classes/QuoteRule',
    body: ruleFields(known.profile, { material: petg, quality: fine, minQuantity: n + 1, maxQuantity: n + 3 }),
  }));
  const { body } = await shop.manager.request('POST', '/parse/batch', { requests });
  const taken = body.filter(({ success }: { success?: unknown }) => success);
  expect(taken.length).toBeGreaterThan(0);
  const rules = (await shop.manager.find('QuoteRule', { quality: pointer('PrintProfile', fine) })).body.results;
  const ranges = rules
    .filter(({ pricingProfile }: Answer['body']) => pricingProfile.objectId === known.profile)
    .map(({ minQuantity, maxQuantity }: Answer['body']) => [minQuantity, maxQuantity])
    .sort(([one]: number[], [other]: number[]) => (one as number) - (other as number));
  expect(ranges).toHaveLength(taken.length);
  for (const [index, [least]] of ranges.slice(1).entries()) expect(least).toBe(ranges[index][1] + 1);

  const template = await shop.manager.made('ProductTemplate', { name: `Template ${next()}` });
  const productTemplate = pointer('ProductTemplate', template);
  const profiles = await Promise.all(
    Array.from({ length: 6 }, () =>
      shop.manager.made('PricingProfile', { name: `Rival ${next()}`, productTemplate, active: false }),
    ),
  );
  for (const profile of profiles) await made({}, profile);
  const answers = await Promise.all(
    profiles.map((profile) => shop.manager.update('PricingProfile', profile, { active: true })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

/** Whoever has the lease has it until then; 0: nobody. */
async function leaseUntil(time: number): Promise<void> {
  const statement = `UPDATE "Counter" SET value = $1 WHERE name = 'PricingRules'`;
  await onDatabase(shop.env.DATABASE_URI as string, statement, [time * 1000]);
}

onPostgres('a lease that a server ended with is taken over; prices alone wait for none', async () => {
  const id = await made();
  const [row] = (await shop.master.find('Counter', { name: 'PricingRules' })).body.results;
  expect(row.value).toBe(0);
  const inOneSecond = Date.now() + 1000;
  await leaseUntil(inOneSecond + 60_000);
  expect((await change(id, { unitPrice: 700, label: 'Dearer' })).status).toBe(200);
  await leaseUntil(inOneSecond);
  expect((await change(id, { minQuantity: 2 })).status).toBe(200);
  expect(Date.now()).toBeGreaterThanOrEqual(inOneSecond);
});

onPostgres(
  'a write that was held up until its lease was lost prices nothing when it would tie',
  async () => {
    const { pla } = known;
    await made();
    const other = await start(shop.env);
    const held = await HeldWrites.in(shop.env.DATABASE_URI as string, [
      `BEFORE INSERT ON "QuoteRule" FOR EACH ROW WHEN (NEW.label = 'Late')`,
    ]);
    await held.hold();
    const late = save({ label: 'Late', material: pla });
    await held.arrived(1);
    await leaseUntil(0);
    const elsewhere = new Api(other.url, { 'X-Parse-Session-Token': shop.manager.sessionToken });
    const early = await makeRule(elsewhere, known.profile, { label: 'Early', material: pla });
    await held.release();
    const { status, body } = await late;
    await other.stop();
    await held.end();
    expect(status).toBe(201);
    const activeOf = async (id: string) => (await shop.manager.get('QuoteRule', id)).body.active;
    while (await activeOf(body.objectId)) await sleep(50);
    expect(await activeOf(early)).toBe(true);
    const events = (await shop.coordinator.find('AuditEvent', { entityId: body.objectId, action: 'update' })).body
      .results;
    expect(events).toMatchObject([{ actorType: 'system', newValue: { active: false } }]);
  },
  60_000,
);

test('what a rule names is not deleted, and only a manager writes prices', async () => {
  const { exact, express, standard } = known;
  const id = await made({ toleranceClass: exact, turnaroundProfile: express, quality: standard });
  for (const [className, row] of [
    ['ToleranceClass', exact],
    ['TurnaroundProfile', express],
    ['PrintProfile', standard],
  ] as const)
    expectRefusal(await shop.manager.remove(className, row), 1107, 'rules');
  const fields = ruleFields(known.profile, { minQuantity: 50 });
  for (const who of [shop.coordinator, shop.technician1, shop.stranger]) {
    expect((await who.create('QuoteRule', fields)).status).toBeGreaterThanOrEqual(400);
    expect((await who.remove('QuoteRule', id)).status).toBeGreaterThanOrEqual(400);
  }
  expect((await shop.manager.remove('QuoteRule', id)).status).toBe(200);
  expect((await shop.manager.remove('ToleranceClass', exact)).status).toBe(200);
});
