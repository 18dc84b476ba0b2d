/** Which quote rule prices a request: of those that hold, the one with the most conditions. Pure. */
import type { QuoteRule } from '../../../schema/generated';

/** The conditions that name a row. */
export const CONDITIONS = ['material', 'quality', 'toleranceClass', 'turnaroundProfile'] as const;
export type Condition = (typeof CONDITIONS)[number];

export type Conditions = Partial<Pick<QuoteRule, Condition>> & Pick<QuoteRule, 'minQuantity' | 'maxQuantity'>;
export type RuleOfProfile = Conditions & Pick<QuoteRule, 'objectId' | 'pricingProfile'>;

/** Object ids of what was chosen. */
export type Chosen = Partial<Record<Condition, string>>;

export interface PriceRequest extends Chosen {
  quantity: number;
  /** Profiles of the template that is asked for; their rules go before all others. */
  ownProfiles: ReadonlySet<string>;
}

export const leastOf = ({ minQuantity }: Conditions) => minQuantity ?? 1;
export const mostOf = ({ maxQuantity }: Conditions) => maxQuantity ?? Number.POSITIVE_INFINITY;

/** A quantity bound counts as one, whether it has one end or two. */
export function conditionsOf(rule: Conditions): number {
  const isBounded = rule.minQuantity !== undefined || rule.maxQuantity !== undefined;
  return CONDITIONS.filter((condition) => rule[condition]).length + Number(isBounded);
}

export function holds(rule: Conditions, request: PriceRequest): boolean {
  return (
    CONDITIONS.every((condition) => !rule[condition] || rule[condition]?.objectId === request[condition]) &&
    leastOf(rule) <= request.quantity &&
    request.quantity <= mostOf(rule)
  );
}

/** The same in any order of the rules; undefined when none holds. */
export function chooseRule<Rule extends RuleOfProfile>(
  rules: readonly Rule[],
  request: PriceRequest,
): Rule | undefined {
  const isOwn = (rule: Rule) => Number(request.ownProfiles.has(rule.pricingProfile.objectId));
  return rules
    .filter((rule) => holds(rule, request))
    .sort(
      (one, other) =>
        isOwn(other) - isOwn(one) ||
        conditionsOf(other) - conditionsOf(one) ||
        (one.objectId < other.objectId ? -1 : 1),
    )[0];
}

/** Profile, currency and conditions, but for the quantity. */
export function conditionKeyOf(profileId: string, currency: string, chosen: Chosen): string {
  return [profileId, currency, ...CONDITIONS.map((condition) => chosen[condition] ?? '')].join(':');
}

/** The keys of every rule of the profile that may hold for what was chosen: sixteen where all four are. */
export function keysFor(profileId: string, currency: string, chosen: Chosen): string[] {
  const picked = CONDITIONS.filter((condition) => chosen[condition]);
  return Array.from({ length: 2 ** picked.length }, (_, mask) => {
    const kept = picked.filter((_condition, bit) => mask & (1 << bit));
    return conditionKeyOf(profileId, currency, Object.fromEntries(kept.map((name) => [name, chosen[name]])));
  });
}
