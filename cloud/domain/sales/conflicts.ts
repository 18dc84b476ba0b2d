/** Whether active rules of one scope and currency hold together: no two tie, and their quantities leave no gap. Pure. */
import type { QuoteRule } from '../../../schema/generated';
import { CONDITIONS, type Condition, type Conditions, leastOf, mostOf } from './rules';

export type RuleInSet = Conditions & Pick<QuoteRule, 'label'>;

export interface Conflict<Rule> {
  kind: 'tie' | 'gap';
  one: Rule;
  other: Rule;
  /** The pieces that nothing prices, of a gap. */
  from: number;
  to: number;
}

/** Rules of the same conditions, but for the quantity. */
interface Group<Rule> {
  /** Object ids by condition. */
  ids: Map<Condition, string>;
  unbounded: Rule[];
  /** By the least quantity. */
  bounded: Rule[];
}

type Groups<Rule> = Map<string, Group<Rule>>;

const isBounded = ({ minQuantity, maxQuantity }: Conditions) => minQuantity !== undefined || maxQuantity !== undefined;

const keyOf = (ids: ReadonlyMap<Condition, string>, only: readonly Condition[]) =>
  CONDITIONS.map((name) => (only.includes(name) ? (ids.get(name) ?? '') : '')).join(':');

function grouped<Rule extends RuleInSet>(rules: readonly Rule[]): Groups<Rule> {
  const groups: Groups<Rule> = new Map();
  for (const rule of rules) {
    const ids = new Map<Condition, string>();
    for (const name of CONDITIONS) if (rule[name]) ids.set(name, rule[name].objectId);
    const key = keyOf(ids, CONDITIONS);
    const group = groups.get(key) ?? { ids, unbounded: [], bounded: [] };
    groups.set(key, group);
    (isBounded(rule) ? group.bounded : group.unbounded).push(rule);
  }
  for (const { bounded } of groups.values()) bounded.sort((one, other) => leastOf(one) - leastOf(other));
  return groups;
}

const tie = <Rule>(one: Rule, other: Rule): Conflict<Rule> => ({ kind: 'tie', one, other, from: 0, to: 0 });

/** Two of the same conditions whose quantities meet. */
function tieWithin<Rule extends RuleInSet>({ unbounded, bounded }: Group<Rule>): Conflict<Rule> | undefined {
  const [one, other] = unbounded;
  if (one && other) return tie(one, other);
  for (const [index, rule] of bounded.entries()) {
    const before = bounded[index - 1];
    if (before && mostOf(before) >= leastOf(rule)) return tie(before, rule);
  }
  return undefined;
}

/** Two whose quantities meet, of lists in which none meet. */
function meeting<Rule extends RuleInSet>(ones: Rule[], others: Rule[]): Conflict<Rule> | undefined {
  let [left, right] = [0, 0];
  for (;;) {
    const [one, other] = [ones[left], others[right]];
    if (!one || !other) return undefined;
    if (mostOf(one) < leastOf(other)) left++;
    else if (mostOf(other) < leastOf(one)) right++;
    else return tie(one, other);
  }
}

/** Two of different conditions that can hold together, and have as many of them. */
function tieBetween<Rule extends RuleInSet>(one: Group<Rule>, other: Group<Rule>): Conflict<Rule> | undefined {
  if (one.ids.size < other.ids.size) return tieBetween(other, one);
  if (one.ids.size === other.ids.size + 1) return meeting(one.unbounded, other.bounded);
  return meeting(one.unbounded, other.unbounded) ?? meeting(one.bounded, other.bounded);
}

function tieAcross<Rule extends RuleInSet>(groups: Groups<Rule>): Conflict<Rule> | undefined {
  const byNames = new Map<string, Group<Rule>[]>();
  for (const group of groups.values()) {
    const names = [...group.ids.keys()].join();
    byNames.set(names, [...(byNames.get(names) ?? []), group]);
  }
  const lists = [...byNames.values()];
  for (const [index, ones] of lists.entries())
    for (const others of lists.slice(index + 1)) {
      const [names, otherNames] = [ones, others].map((list) => [...(list[0] as Group<Rule>).ids.keys()]) as [
        Condition[],
        Condition[],
      ];
      if (Math.abs(names.length - otherNames.length) > 1) continue;
      // Those that can hold together have the same in the conditions that both of them make.
      const shared = names.filter((name) => otherNames.includes(name));
      const alike = new Map<string, Group<Rule>[]>();
      for (const other of others) {
        const key = keyOf(other.ids, shared);
        const list = alike.get(key);
        if (list) list.push(other);
        else alike.set(key, [other]);
      }
      for (const one of ones)
        for (const other of alike.get(keyOf(one.ids, shared)) ?? []) {
          const found = tieBetween(one, other);
          if (found) return found;
        }
    }
  return undefined;
}

/** Every set of fewer of the conditions. */
function fewer(names: Condition[]): Condition[][] {
  return Array.from({ length: 2 ** names.length - 1 }, (_, mask) => names.filter((_name, bit) => mask & (1 << bit)));
}

/** The first pieces from `from` to `to` that no more general rule prices. */
function uncovered<Rule extends RuleInSet>(groups: Groups<Rule>, group: Group<Rule>, from: number, to: number) {
  const covers = [...group.unbounded];
  for (const names of fewer([...group.ids.keys()])) {
    const general = groups.get(keyOf(group.ids, names));
    if (general) covers.push(...general.unbounded, ...general.bounded);
  }
  covers.sort((one, other) => leastOf(one) - leastOf(other));
  let open = from;
  for (const rule of covers) {
    if (leastOf(rule) > open) return { from: open, to: Math.min(to, leastOf(rule) - 1) };
    open = Math.max(open, mostOf(rule) + 1);
    if (open > to) return undefined;
  }
  return { from: open, to };
}

function gapIn<Rule extends RuleInSet>(groups: Groups<Rule>, group: Group<Rule>): Conflict<Rule> | undefined {
  for (const [index, other] of group.bounded.entries()) {
    const one = group.bounded[index - 1];
    if (!one || mostOf(one) + 1 >= leastOf(other)) continue;
    const hole = uncovered(groups, group, mostOf(one) + 1, leastOf(other) - 1);
    if (hole) return { kind: 'gap', one, other, ...hole };
  }
  return undefined;
}

/**
 * The first tie or gap among the rules. A tie: both can hold for one request, with as many conditions.
 * A gap: rules of the same conditions whose quantities leave some out between them that no more general
 * rule prices.
 */
export function conflictAmong<Rule extends RuleInSet>(rules: readonly Rule[]): Conflict<Rule> | undefined {
  const groups = grouped(rules);
  for (const group of groups.values()) {
    const found = tieWithin(group);
    if (found) return found;
  }
  const found = tieAcross(groups);
  if (found) return found;
  for (const group of groups.values()) {
    const gap = gapIn(groups, group);
    if (gap) return gap;
  }
  return undefined;
}

/** “1 piece”, “1–9 pieces”, “from 10 pieces”. */
export function piecesInWords(least: number, most: number): string {
  if (most === Number.POSITIVE_INFINITY) return `from ${least} pieces`;
  if (least === most) return least === 1 ? '1 piece' : `${least} pieces`;
  return `${least}–${most} pieces`;
}

/** What staff call the rule, or its conditions: “PLA, Fine, 1–9 pieces”. `names` has what the ids stand for. */
export function ruleInWords(rule: RuleInSet, names: ReadonlyMap<string, string>): string {
  if (rule.label) return rule.label;
  const conditions = CONDITIONS.flatMap((name) => (rule[name] ? [names.get(rule[name].objectId) ?? '?'] : []));
  if (isBounded(rule)) conditions.push(piecesInWords(leastOf(rule), mostOf(rule)));
  return conditions.join(', ') || 'everything';
}
