/** Prices as such, by chance of a fixed seed: whole, never negative, never falling, the same in any order of rules. */
import { describe, expect, test } from '@jest/globals';
import { conflictAmong, ruleInWords } from '../../cloud/domain/sales/conflicts';
import { feasibilityOf } from '../../cloud/domain/sales/feasibility';
import { MOST_MINOR, priceOf, sumOfPrices } from '../../cloud/domain/sales/pricing';
import {
  CONDITIONS,
  chooseRule,
  conditionKeyOf,
  conditionsOf,
  holds,
  keysFor,
  leastOf,
  mostOf,
  type PriceRequest,
} from '../../cloud/domain/sales/rules';
import { Chance } from '../../scripts/demo/random';

const ROUNDS = 200;
const CLASSES = { material: 'Material', quality: 'PrintProfile', toleranceClass: 'ToleranceClass' } as const;

interface Rule {
  objectId: string;
  pricingProfile: ReturnType<typeof ref<'PricingProfile'>>;
  material?: ReturnType<typeof ref<'Material'>>;
  quality?: ReturnType<typeof ref<'PrintProfile'>>;
  toleranceClass?: ReturnType<typeof ref<'ToleranceClass'>>;
  turnaroundProfile?: ReturnType<typeof ref<'TurnaroundProfile'>>;
  minQuantity?: number;
  maxQuantity?: number;
  unitPrice: number;
  setupPrice: number;
  pricePerKilogram: number;
  pricePerHour: number;
}

function ref<Name extends string>(className: Name, objectId: string) {
  return { __type: 'Pointer' as const, className, objectId };
}

function anyRule(chance: Chance, serial: number): Rule {
  const maybe = <T>(value: T) => (chance.next() < 0.5 ? value : undefined);
  const least = maybe(chance.whole(1, 12));
  const most = maybe((least ?? 1) + chance.whole(0, 12));
  const named = Object.fromEntries(
    Object.entries(CLASSES).flatMap(([field, className]) => {
      const id = maybe(`${className}${chance.whole(1, 2)}`);
      return id ? [[field, ref(className, id)]] : [];
    }),
  );
  return {
    objectId: `rule${serial}`,
    pricingProfile: ref('PricingProfile', `profile${chance.whole(1, 2)}`),
    ...named,
    ...(least === undefined ? {} : { minQuantity: least }),
    ...(most === undefined ? {} : { maxQuantity: most }),
    unitPrice: chance.whole(0, 5000),
    setupPrice: chance.whole(0, 2000),
    pricePerKilogram: chance.of([0, chance.whole(0, 9000)]),
    pricePerHour: chance.of([0, chance.whole(0, 900)]),
  };
}

const anyRequest = (chance: Chance, quantity = chance.whole(1, 30)): PriceRequest => ({
  material: `Material${chance.whole(1, 2)}`,
  quality: `PrintProfile${chance.whole(1, 2)}`,
  toleranceClass: chance.of([undefined, `ToleranceClass${chance.whole(1, 2)}`]),
  quantity,
  ownProfiles: new Set(chance.of([[], ['profile1']])),
});

const anyTaken = (chance: Chance) => ({ grams: chance.whole(1, 99_999) / 100, minutes: chance.whole(1, 99_999) / 100 });

function shuffled<T>(chance: Chance, list: readonly T[]): T[] {
  const mixed = list.map((value) => ({ value, at: chance.next() }));
  return mixed.sort((one, other) => one.at - other.at).map(({ value }) => value);
}

test('a price is whole, explained to the last unit, and falls only where a rule of another quantity says so', () => {
  const chance = new Chance(7);
  for (let round = 0; round < ROUNDS; round++) {
    const rules = Array.from({ length: chance.whole(1, 12) }, (_, serial) => anyRule(chance, serial));
    const taken = anyTaken(chance);
    const request = anyRequest(chance);
    let before: { total: number; rule: Rule } | undefined;
    for (let quantity = 1; quantity <= 30; quantity++) {
      const rule = chooseRule(rules, { ...request, quantity });
      expect(chooseRule(shuffled(chance, rules), { ...request, quantity })).toBe(rule);
      if (!rule) continue;
      const price = priceOf(rule, taken, quantity);
      const { unitPrice, setupPrice, lineTotal, priceDetail } = price;
      const amounts = [unitPrice, setupPrice, lineTotal, ...priceDetail.map((line) => line.amount)];
      expect(amounts.filter((amount) => !Number.isSafeInteger(amount) || amount < 0)).toEqual([]);
      expect(lineTotal).toBe(setupPrice + quantity * unitPrice);
      expect(priceDetail.reduce((sum, { amount }) => sum + amount, 0)).toBe(lineTotal);
      const exact =
        rule.unitPrice + (taken.grams * rule.pricePerKilogram) / 1000 + (taken.minutes * rule.pricePerHour) / 60;
      expect(Math.abs(unitPrice - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
      if (before?.rule === rule) expect(lineTotal).toBeGreaterThanOrEqual(before.total);
      if (before && before.rule !== rule) expect(quantityDecides(before.rule, rule)).toBe(true);
      before = { total: lineTotal, rule };
    }
  }
});

/** Another rule for another quantity: one of the two is bounded. */
const quantityDecides = (...rules: Rule[]) =>
  rules.some((rule) => leastOf(rule) > 1 || mostOf(rule) < Number.POSITIVE_INFINITY);

test('a half is rounded upwards, once, and what is too much is refused', () => {
  const rates = { unitPrice: 0, setupPrice: 0, pricePerKilogram: 0, pricePerHour: 0 };
  const of = (more: object, grams: number, minutes: number) =>
    priceOf({ ...rates, ...more }, { grams, minutes }, 1).unitPrice;
  expect(of({ pricePerKilogram: 100 }, 5, 0)).toBe(1);
  expect(of({ pricePerKilogram: 100 }, 4.99, 0)).toBe(0);
  expect(of({ pricePerHour: 1 }, 0, 30)).toBe(1);
  expect(of({ pricePerHour: 1 }, 0, 29.99)).toBe(0);
  // A quarter and a quarter are a half: rounded each, they would be nothing.
  expect(of({ pricePerKilogram: 100, pricePerHour: 1 }, 2.5, 15)).toBe(1);
  expect(of({ pricePerKilogram: 999_999_999 }, 99_999.99, 0)).toBe(99_999_989_900);
  const dear = { ...rates, unitPrice: 1_000_000_000 };
  expect(priceOf(dear, { grams: 0, minutes: 0 }, 1000).lineTotal).toBe(MOST_MINOR);
  expect(() => priceOf({ ...dear, setupPrice: 1 }, { grams: 0, minutes: 0 }, 1000)).toThrow(/more than 1000000000000/);
  expect(() => sumOfPrices([MOST_MINOR, 1])).toThrow(/more than/);
  expect([sumOfPrices([1, 2]), sumOfPrices([1, undefined]), sumOfPrices([])]).toEqual([3, undefined, 0]);
});

test('own profiles first, then the most conditions; every rule that holds is found by a key', () => {
  const chance = new Chance(11);
  for (let round = 0; round < ROUNDS; round++) {
    const rules = Array.from({ length: 12 }, (_, serial) => anyRule(chance, serial));
    const request = anyRequest(chance);
    const holding = rules.filter((rule) => holds(rule, request));
    const chosen = chooseRule(rules, request);
    if (!chosen) {
      expect(holding).toEqual([]);
      continue;
    }
    const isOwn = (rule: Rule) => request.ownProfiles.has(rule.pricingProfile.objectId);
    if (holding.some(isOwn)) expect(isOwn(chosen)).toBe(true);
    for (const rule of holding.filter((each) => isOwn(each) === isOwn(chosen)))
      expect(conditionsOf(rule)).toBeLessThanOrEqual(conditionsOf(chosen));
    for (const rule of holding) {
      const ids = Object.fromEntries(CONDITIONS.map((name) => [name, rule[name]?.objectId]));
      const profile = rule.pricingProfile.objectId;
      expect(keysFor(profile, 'EUR', request)).toContain(conditionKeyOf(profile, 'EUR', ids));
    }
  }
});

/** Ties and gaps as their definitions have them, by trying every request. */
function bySearch(rules: Rule[]): 'tie' | 'gap' | undefined {
  const all: PriceRequest[] = [];
  for (const material of ['Material1', 'Material2', undefined])
    for (const quality of ['PrintProfile1', 'PrintProfile2', undefined])
      for (const toleranceClass of ['ToleranceClass1', 'ToleranceClass2', undefined])
        for (let quantity = 1; quantity <= 26; quantity++)
          all.push({ material, quality, toleranceClass, quantity, ownProfiles: new Set() });
  for (const request of all) {
    const counts = rules.filter((rule) => holds(rule, request)).map(conditionsOf);
    if (new Set(counts).size < counts.length) return 'tie';
  }
  const idsOf = (rule: Rule) => JSON.stringify(CONDITIONS.map((name) => rule[name]?.objectId));
  for (const rule of rules) {
    const request = Object.fromEntries(CONDITIONS.map((name) => [name, rule[name]?.objectId]));
    const alike = rules.filter((other) => idsOf(other) === idsOf(rule) && conditionsOf(other) === conditionsOf(rule));
    for (let quantity = mostOf(rule) + 1; quantity <= 26; quantity++) {
      const asked = { ...request, quantity, ownProfiles: new Set<string>() };
      const isBetween = alike.some((other) => leastOf(other) > quantity);
      if (isBetween && !rules.some((other) => holds(other, asked))) return 'gap';
    }
  }
  return undefined;
}

test('ties and gaps are found as a search of every request finds them', () => {
  const chance = new Chance(13);
  const found: Record<string, number> = {};
  for (let round = 0; round < ROUNDS * 6; round++) {
    const rules = Array.from({ length: chance.whole(2, 4) }, (_, serial) => anyRule(chance, serial));
    const expected = bySearch(rules);
    const kind = conflictAmong(rules)?.kind;
    expect({ rules, kind }).toEqual({ rules, kind: expected });
    expect(conflictAmong(shuffled(chance, rules))?.kind).toBe(expected);
    found[String(kind)] = (found[String(kind)] ?? 0) + 1;
  }
  for (const kind of ['tie', 'gap', 'undefined']) expect(found[kind]).toBeGreaterThan(10);
});

test('ten thousand rules are held together in a moment, and a rule is named by what it asks', () => {
  const rules = Array.from({ length: 10_000 }, (_, serial) => ({
    material: ref('Material', `m${serial % 100}`),
    quality: ref('PrintProfile', `q${Math.floor(serial / 100) % 10}`),
    minQuantity: Math.floor(serial / 1000) * 10 + 1,
    maxQuantity: Math.floor(serial / 1000) * 10 + 10,
  }));
  expect(conflictAmong(rules)).toBeUndefined();
  const twin = { ...rules[4711], label: 'Twin' } as (typeof rules)[number];
  expect(conflictAmong([...rules, twin])?.kind).toBe('tie');
  expect(conflictAmong(rules.filter((_rule, index) => index !== 4711))).toMatchObject({
    kind: 'gap',
    from: 41,
    to: 50,
  });
  const names = new Map([['m0', 'PLA']]);
  const rule = { material: ref('Material', 'm0'), minQuantity: 3 };
  expect(ruleInWords(rule, names)).toBe('PLA, from 3 pieces');
  expect(ruleInWords({ ...rule, maxQuantity: 3 }, names)).toBe('PLA, 3 pieces');
  expect(ruleInWords({ ...rule, label: 'Few' }, names)).toBe('Few');
  expect(ruleInWords({}, names)).toBe('everything');
});

describe('feasibility', () => {
  const part = { widthMm: 100, depthMm: 20, heightMm: 50, volumeMm3: 5000 };
  const box = { maxWidthMm: 50, maxDepthMm: 100, maxHeightMm: 20 };
  test.each([
    [undefined, 'Feasible', undefined],
    [{}, 'Feasible', undefined],
    [box, 'Feasible', undefined],
    [{ ...box, maxDepthMm: 99 }, 'Needs Review', 'tooLarge'],
    [{ ...box, maxDepthMm: 99, otherwise: 'refuse' as const }, 'Not Feasible', 'tooLarge'],
    [{ maxHeightMm: 20 }, 'Feasible', undefined],
    [{ maxHeightMm: 19 }, 'Needs Review', 'tooLarge'],
    [{ minVolumeMm3: 5001 }, 'Needs Review', 'tooLittle'],
    [{ maxVolumeMm3: 4999, otherwise: 'refuse' as const }, 'Not Feasible', 'tooMuch'],
  ])('%j', (rule, feasibilityStatus, feasibilityCode) => {
    const found = feasibilityOf(rule, part, 'Passed');
    expect([found.feasibilityStatus, found.feasibilityCode]).toEqual([feasibilityStatus, feasibilityCode]);
    expect(found.feasibilityReason ?? '').not.toContain('{');
    expect(feasibilityOf(rule, part, 'Failed')).toMatchObject({ feasibilityStatus: 'Needs Review' });
  });
  test('what could not be measured is looked at by people', () => {
    expect(feasibilityOf(box, undefined, 'Passed')).toMatchObject({ feasibilityCode: 'notMeasured' });
  });
});
