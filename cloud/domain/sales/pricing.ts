/** What a file comes to by a rule, in whole minor units. The only place where prices of the store are rounded. Pure. */
import type { QuoteRule } from '../../../schema/generated';
import { ShopError } from '../errors';

export type Rates = Pick<QuoteRule, 'unitPrice' | 'setupPrice' | 'pricePerKilogram' | 'pricePerHour'>;

/** What is estimated of one piece. */
export interface Taken {
  grams: number;
  minutes: number;
}

export interface PriceLine {
  what: 'piece' | 'material' | 'time' | 'setup';
  /** Of all pieces, in `unit`. */
  quantity: number;
  unit: 'piece' | 'kg' | 'h' | 'file';
  /** For each unit. */
  rate: number;
  /** For all pieces; the amounts of a price add up to its lineTotal. */
  amount: number;
}

export interface Price {
  unitPrice: number;
  setupPrice: number;
  lineTotal: number;
  priceDetail: PriceLine[];
}

/** A thousand millions in most currencies, and exact in a number many times over. */
export const MOST_MINOR = 1_000_000_000_000;

/** Grams and minutes count in hundredths: so many parts has a minor unit, of both. */
const PARTS = 300_000n;
const PARTS_PER_CENTIGRAM = 3n;
const PARTS_PER_CENTIMINUTE = 50n;

const hundredths = (value: number) => BigInt(Math.round(value * 100));

/** To the nearest minor unit, a half upwards. */
const rounded = (parts: bigint) => (2n * parts + PARTS) / (2n * PARTS);

function limited(amount: bigint): number {
  if (amount > BigInt(MOST_MINOR)) throw new ShopError('price.overflow', { most: MOST_MINOR });
  return Number(amount);
}

/** Can the price be said without knowing what the file takes? */
export const isFixed = ({ pricePerKilogram, pricePerHour }: Rates) => pricePerKilogram === 0 && pricePerHour === 0;

/** Throws price.overflow. */
export function priceOf(rule: Rates, { grams, minutes }: Taken, quantity: number): Price {
  const fixed = BigInt(rule.unitPrice);
  const material = hundredths(grams) * BigInt(rule.pricePerKilogram) * PARTS_PER_CENTIGRAM;
  const time = hundredths(minutes) * BigInt(rule.pricePerHour) * PARTS_PER_CENTIMINUTE;
  const withMaterial = fixed + rounded(material);
  const piece = fixed + rounded(material + time);
  const pieces = BigInt(quantity);
  const lineTotal = limited(BigInt(rule.setupPrice) + pieces * piece);
  const line = (what: PriceLine['what'], many: number, unit: PriceLine['unit'], rate: number, each: bigint) =>
    rate === 0 ? [] : [{ what, quantity: many, unit, rate, amount: Number(pieces * each) }];
  return {
    unitPrice: Number(piece),
    setupPrice: rule.setupPrice,
    lineTotal,
    priceDetail: [
      ...line('piece', quantity, 'piece', rule.unitPrice, fixed),
      ...line('material', inUnits(grams * quantity, 1000), 'kg', rule.pricePerKilogram, withMaterial - fixed),
      ...line('time', inUnits(minutes * quantity, 60), 'h', rule.pricePerHour, piece - withMaterial),
      ...(rule.setupPrice === 0
        ? []
        : [{ what: 'setup', quantity: 1, unit: 'file', rate: rule.setupPrice, amount: rule.setupPrice } as const]),
    ],
  };
}

/** For people to read: five decimals. */
const inUnits = (value: number, perUnit: number) => Math.round((value / perUnit) * 100_000) / 100_000;

/** What several come to together; undefined while one of them has no price. Throws price.overflow. */
export function sumOfPrices(totals: (number | undefined)[]): number | undefined {
  let sum = 0n;
  for (const total of totals) {
    if (total === undefined) return undefined;
    sum += BigInt(total);
  }
  return limited(sum);
}
