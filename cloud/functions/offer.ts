/** What a coordinator offers: the arguments of a quote, checked and summed. */

import type { Rules } from '../../schema/format';
import { ShopError } from '../domain/errors';
import { checkValue } from '../domain/input';
import type { Price, QuoteLine, Sums } from '../domain/sales/price';
import { sumsOf } from '../domain/sales/price';
import { listOf, numberOf, onlyKnown, textOf } from './calling';

const DAY_MS = 86_400_000;
const MOST_LINES = 50;
const MOST_OF_ONE = 1_000_000_000;

type Params = Record<string, unknown>;

export interface Offer extends Price, Sums {
  currency: string;
  validUntil: Date;
}

const orElse = (params: Params, name: string, fallback: number, max: number) =>
  params[name] === undefined ? fallback : numberOf(params, name, 0, max);

const LINE_RULES = { limits: { description: { maxLength: 200 } } } as unknown as Rules;

const TERMS = ['jobId', 'currency', 'validDays'];
const PARTS = ['lines', 'setupMinor', 'discountMinor', 'taxBasisPoints'];

function lineOf(line: Params): QuoteLine {
  onlyKnown(line, ['description', 'quantity', 'unitMinor']);
  const description = textOf(line, 'description', 200);
  checkValue('line', 'description', description, { type: 'String' }, LINE_RULES);
  return {
    description,
    quantity: numberOf(line, 'quantity', 1, 100_000),
    unitMinor: numberOf(line, 'unitMinor', 0, MOST_OF_ONE),
  };
}

function priceOf(params: Params): Price & Sums {
  if (params.lines === undefined) {
    const totalMinor = numberOf(params, 'totalMinor', 0, 1e12);
    const sums = { netMinor: totalMinor, taxMinor: 0, totalMinor };
    return { lines: [], setupMinor: 0, discountMinor: 0, taxBasisPoints: 0, ...sums };
  }
  if (params.totalMinor !== undefined)
    throw new ShopError('input.badArgument', {
      what: 'Send lines or totalMinor, not both: the total follows from the lines.',
    });
  const lines = listOf(params, 'lines');
  if (lines.length < 1 || lines.length > MOST_LINES)
    throw new ShopError('input.badArgument', { what: `lines must be 1 to ${MOST_LINES}.` });
  const price = {
    lines: lines.map(lineOf),
    setupMinor: orElse(params, 'setupMinor', 0, MOST_OF_ONE),
    discountMinor: orElse(params, 'discountMinor', 0, MOST_OF_ONE),
    taxBasisPoints: orElse(params, 'taxBasisPoints', 0, 10_000),
  };
  return { ...price, ...sumsOf(price) };
}

/**
 * lines [{ description, quantity, unitMinor }] with setupMinor, discountMinor and taxBasisPoints, or
 * totalMinor alone; currency (ISO 4217); validDays (1 to 365, 30 when not sent).
 */
export function offerOf(params: Params, now: Date): Offer {
  const isTotalAlone = params.totalMinor !== undefined && params.lines === undefined;
  onlyKnown(params, [...TERMS, 'totalMinor', ...(isTotalAlone ? [] : PARTS)]);
  const price = priceOf(params);
  const currency = textOf(params, 'currency', 3);
  if (!/^[A-Z]{3}$/.test(currency))
    throw new ShopError('input.badArgument', { what: 'currency must be an ISO 4217 code such as EUR.' });
  const validDays = params.validDays === undefined ? 30 : numberOf(params, 'validDays', 1, 365);
  return { ...price, currency, validUntil: new Date(now.getTime() + validDays * DAY_MS) };
}
