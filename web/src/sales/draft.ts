/** A quote as it is typed, and the offer that it makes. Pure. */
import { type Price, type Sums, sumsOf } from '../../../cloud/domain/sales/price';
import { minorUnits, priceText } from '../jobs/page/money';
import type { Row } from '../providers/errors';

export interface DraftLine {
  key: number;
  description: string;
  quantity: string;
  unit: string;
}

export interface Draft {
  lines: DraftLine[];
  setup: string;
  discount: string;
  /** In percent, as people say it. */
  tax: string;
  currency: string;
  days: string;
}

export interface Offer extends Price {
  currency: string;
  validDays: number;
}

let lastKey = 0;

export function newLine(description = '', quantity = 1, unit = ''): DraftLine {
  lastKey += 1;
  return { key: lastKey, description, quantity: String(quantity), unit };
}

const VALID_DAYS = '30';

/** What a new quote begins with: the one before, or the job's own file and pieces. */
export function draftOf(job: Row, before: Row | undefined): Draft {
  const currency: string = before?.currency ?? 'EUR';
  const price = (minor: number | undefined) => (minor ? priceText(minor, currency) : '');
  const lines: { description: string; quantity: number; unitMinor: number }[] = before?.lines ?? [];
  const asWhole = newLine(job.fileName, before ? 1 : (job.quantity ?? 1), price(before?.totalMinor));
  return {
    lines: lines.length
      ? lines.map(({ description, quantity, unitMinor }) =>
          newLine(description, quantity, priceText(unitMinor, currency)),
        )
      : [asWhole],
    setup: price(before?.setupMinor),
    discount: price(before?.discountMinor),
    tax: before?.taxBasisPoints ? String(before.taxBasisPoints / 100) : '',
    currency,
    days: VALID_DAYS,
  };
}

const orNothing = (text: string, currency: string) => (text.trim() ? minorUnits(text, currency) : 0);

/** “19” and “7,7” percent are 1900 and 770; undefined for what is none. */
export function basisPoints(percent: string): number | undefined {
  if (!percent.trim()) return 0;
  const [, whole, part = ''] = /^\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*$/.exec(percent) ?? [];
  const points = whole === undefined ? undefined : Number(whole + part.padEnd(2, '0'));
  return points !== undefined && points <= 10_000 ? points : undefined;
}

export const quantityOf = (text: string) => (/^\s*[1-9]\d{0,5}\s*$/.test(text) ? Number(text) : undefined);

/** undefined while something is missing or cannot be read. */
export function offerOf({ lines, setup, discount, tax, currency, days }: Draft): Offer | undefined {
  const offer = {
    lines: lines.map(({ description, quantity, unit }) => ({
      description: description.trim(),
      quantity: quantityOf(quantity),
      unitMinor: minorUnits(unit, currency),
    })),
    setupMinor: orNothing(setup, currency),
    discountMinor: orNothing(discount, currency),
    taxBasisPoints: basisPoints(tax),
    currency,
    validDays: Number(days),
  };
  const parts = [offer.setupMinor, offer.discountMinor, offer.taxBasisPoints];
  const isWhole =
    offer.lines.every(
      ({ description, quantity, unitMinor }) => description && quantity !== undefined && unitMinor !== undefined,
    ) &&
    parts.every((part) => part !== undefined) &&
    Number.isInteger(offer.validDays) &&
    offer.validDays >= 1 &&
    offer.validDays <= 365;
  return isWhole ? (offer as Offer) : undefined;
}

/** What it comes to, by the server's own rule; the refusal where it comes to nothing that could be. */
export function sumsOrRefusal(offer: Offer): { sums?: Sums; error?: unknown } {
  try {
    return { sums: sumsOf(offer) };
  } catch (error) {
    return { error };
  }
}
