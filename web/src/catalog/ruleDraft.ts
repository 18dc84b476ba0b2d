/** A quote rule as it is typed, and the fields that it makes. Pure. */
import { minorUnits, priceText } from '../jobs/page/money';
import type { Row } from '../providers/errors';

/** Fields that point to a condition; empty holds for everything. */
export const CONDITIONS = ['material', 'quality', 'toleranceClass', 'turnaroundProfile'] as const;
export const PRICES = ['unitPrice', 'setupPrice', 'pricePerKilogram', 'pricePerHour'] as const;
export const SIDES = ['maxWidthMm', 'maxDepthMm', 'maxHeightMm'] as const;
export const VOLUMES = ['minVolumeMm3', 'maxVolumeMm3'] as const;
const MM3_OF_CM3 = 1000;

export type TextField =
  | 'label'
  | (typeof CONDITIONS)[number]
  | (typeof PRICES)[number]
  | (typeof SIDES)[number]
  | (typeof VOLUMES)[number]
  | 'minQuantity'
  | 'maxQuantity'
  | 'leadTimeDays';

export interface RuleDraft extends Record<TextField, string> {
  otherwise: 'review' | 'refuse';
  materialRecommendations: string[];
  active: boolean;
}

const textOf = (value: unknown) => (value === undefined || value === null ? '' : String(value));

/** What a new rule begins with: of no condition, and of no price. */
export function draftOf(rule: Row | undefined, currency: string): RuleDraft {
  const feasibility: Record<string, unknown> = rule?.feasibilityRule ?? {};
  const texts: [TextField, string][] = [
    ...(['label', ...CONDITIONS, 'minQuantity', 'maxQuantity'] as const).map((field): [TextField, string] => [
      field,
      textOf(rule?.[field]),
    ]),
    ...PRICES.map((field): [TextField, string] => [field, rule ? priceText(rule[field] ?? 0, currency) : '']),
    ...SIDES.map((field): [TextField, string] => [field, textOf(feasibility[field])]),
    ...VOLUMES.map((field): [TextField, string] => [
      field,
      feasibility[field] === undefined ? '' : String(Number(feasibility[field]) / MM3_OF_CM3),
    ]),
    ['leadTimeDays', textOf(rule?.leadTimeDays ?? 5)],
  ];
  return {
    ...(Object.fromEntries(texts) as Record<TextField, string>),
    otherwise: feasibility.otherwise === 'refuse' ? 'refuse' : 'review',
    materialRecommendations: rule?.materialRecommendations ?? [],
    active: rule?.active ?? true,
  };
}

/** A whole number from 0; undefined for what is none. */
export const wholeOf = (text: string): number | undefined => (/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined);

/** More than nothing, with a point or a comma; undefined for what is none. */
function lengthOf(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() && Number.isFinite(value) && value > 0 ? value : undefined;
}

/** Can what stands in the field be read? An empty field can, but for the lead time. */
export function isRight(field: TextField, text: string, currency: string): boolean {
  if (field === 'leadTimeDays') return wholeOf(text) !== undefined;
  if (!text.trim()) return true;
  if ((PRICES as readonly string[]).includes(field)) return minorUnits(text, currency) !== undefined;
  if (field === 'minQuantity' || field === 'maxQuantity') return Boolean(wholeOf(text));
  if ([...SIDES, ...VOLUMES].includes(field as never)) return lengthOf(text) !== undefined;
  return true;
}

function feasibilityOf(draft: RuleDraft): Record<string, unknown> | undefined {
  const limits: [string, number | undefined][] = [
    ...SIDES.map((field): [string, number | undefined] => [field, lengthOf(draft[field])]),
    ...VOLUMES.map((field): [string, number | undefined] => {
      const cubicCentimetres = lengthOf(draft[field]);
      return [field, cubicCentimetres && Math.round(cubicCentimetres * MM3_OF_CM3)];
    }),
  ];
  const given = limits.filter(([, limit]) => limit !== undefined);
  return given.length ? { ...Object.fromEntries(given), otherwise: draft.otherwise } : undefined;
}

/** The fields of a QuoteRule; undefined while something cannot be read. */
export function fieldsOf(draft: RuleDraft, currency: string): Record<string, unknown> | undefined {
  const texts = Object.entries(draft).filter((entry): entry is [TextField, string] => typeof entry[1] === 'string');
  if (!texts.every(([field, text]) => isRight(field, text, currency))) return undefined;
  const price = (text: string) => (text.trim() ? minorUnits(text, currency) : 0);
  return {
    label: draft.label.trim() || undefined,
    ...Object.fromEntries(CONDITIONS.map((field) => [field, draft[field] || undefined])),
    minQuantity: wholeOf(draft.minQuantity),
    maxQuantity: wholeOf(draft.maxQuantity),
    ...Object.fromEntries(PRICES.map((field) => [field, price(draft[field])])),
    currency,
    feasibilityRule: feasibilityOf(draft),
    leadTimeDays: wholeOf(draft.leadTimeDays),
    materialRecommendations: draft.materialRecommendations.length ? draft.materialRecommendations : undefined,
    active: draft.active,
  };
}
