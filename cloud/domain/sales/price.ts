/** What a quote comes to, in whole minor units. The only place where money is rounded. Pure. */
import { ShopError } from '../errors';

export interface QuoteLine {
  description: string;
  quantity: number;
  unitMinor: number;
}

export interface Price {
  lines: QuoteLine[];
  setupMinor: number;
  /** Taken off lines and setup. */
  discountMinor: number;
  /** Hundredths of a percent: 1900 is 19 %. */
  taxBasisPoints: number;
}

export interface Sums {
  netMinor: number;
  taxMinor: number;
  totalMinor: number;
}

/** Its tax in basis points is still exact in a number. */
const MOST_MINOR = 100_000_000_000;
const WHOLE_IN_BASIS_POINTS = 10_000;

/**
 * Net is lines and setup less the discount; the tax on it is rounded once, to the nearest minor unit,
 * a half upwards; the total is both. Throws quote.negative and quote.tooMuch.
 */
export function sumsOf({ lines, setupMinor, discountMinor, taxBasisPoints }: Price): Sums {
  const before = lines.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, setupMinor);
  const netMinor = before - discountMinor;
  if (netMinor < 0) throw new ShopError('quote.negative');
  if (before > MOST_MINOR) throw new ShopError('quote.tooMuch', { most: MOST_MINOR });
  const scaled = netMinor * taxBasisPoints;
  const taxMinor = Math.floor((scaled + WHOLE_IN_BASIS_POINTS / 2) / WHOLE_IN_BASIS_POINTS);
  return { netMinor, taxMinor, totalMinor: netMinor + taxMinor };
}
