/** The rules that price together, and whether they hold together. */
import type { QuoteRule } from '../../schema/generated';
import { ShopError } from '../domain/errors';
import { conflictAmong, piecesInWords, type RuleInSet, ruleInWords } from '../domain/sales/conflicts';
import { CONDITIONS } from '../domain/sales/rules';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

type Rule = Row & QuoteRule;

/** What is about to be other than the database has it. */
export interface Coming {
  /** The profile as it will be. */
  profile?: Row;
  /** The rule as it will be. */
  rule?: Row;
  /** The rule that will be gone. */
  gone?: string;
}

/** The id of the template whose rules these are; undefined for those of everything. */
export const scopeOf = (profile: Row): string | undefined => profile.productTemplate?.objectId;

async function profilesOf({ store }: Tools, templateId: string | undefined, { profile }: Coming): Promise<Row[]> {
  const productTemplate = templateId === undefined ? null : pointerTo('ProductTemplate', templateId);
  const active = await store.find('PricingProfile', { productTemplate, active: true, deletingSince: null });
  const others = active.filter(({ objectId }) => objectId !== profile?.objectId);
  return profile?.active && scopeOf(profile) === templateId ? [...others, profile] : others;
}

async function rulesOf({ store, config }: Tools, profile: Row, { rule, gone }: Coming): Promise<Rule[]> {
  const rules: Row[] = [];
  const pricingProfile = pointerTo('PricingProfile', profile.objectId);
  const ofProfile = { pricingProfile, active: true, currency: config.shopCurrency, deletingSince: null };
  for await (const found of store.all('QuoteRule', ofProfile))
    if (found.objectId !== rule?.objectId && found.objectId !== gone) rules.push(found);
  const isOne =
    rule?.active && rule.currency === config.shopCurrency && rule.pricingProfile.objectId === profile.objectId;
  return (isOne ? [...rules, rule] : rules) as Rule[];
}

async function namesOf({ store }: Tools, rules: RuleInSet[]): Promise<Map<string, string>> {
  const pointers = rules.flatMap((rule) => CONDITIONS.flatMap((name) => rule[name] ?? []));
  const rows = await Promise.all(pointers.map(({ className, objectId }) => store.get(className, objectId)));
  return new Map(rows.flatMap((row) => (row ? [[row.objectId, row.quality ?? row.name]] : [])));
}

/** Throws rule.tie and rule.gap, naming the two rules, when the template's rules would not hold together. */
export async function checkRuleSet(tools: Tools, templateId: string | undefined, coming: Coming): Promise<void> {
  const profiles = await profilesOf(tools, templateId, coming);
  const rules = (await Promise.all(profiles.map((profile) => rulesOf(tools, profile, coming)))).flat();
  const conflict = conflictAmong(rules);
  if (!conflict) return;
  const both = [conflict.one, conflict.other];
  const names = await namesOf(tools, both);
  const words = both.map((rule) => ruleInWords(rule, names));
  const isAlike = words[0] === words[1];
  const [one, other] = both.map((rule, index) => {
    const profile = profiles.find(({ objectId }) => objectId === rule.pricingProfile.objectId);
    return isAlike ? `${words[index]} (${profile?.name})` : `${words[index]}`;
  }) as [string, string];
  if (conflict.kind === 'tie') throw new ShopError('rule.tie', { one, other });
  throw new ShopError('rule.gap', { one, other, pieces: piecesInWords(conflict.from, conflict.to) });
}
