/** Quote rules: found by their conditions, and held together with those that price beside them. */
import { scopeOf } from '../../data/rule-sets';
import { ShopError } from '../../domain/errors';
import { CONDITIONS, conditionKeyOf } from '../../domain/sales/rules';
import type { Change } from '../../kernel/change';
import type { Row } from '../../kernel/record';
import type { ClassRules, Deletion, Tools } from '../../kernel/tools';
import { checkAll, leaseHandler, underLease } from './hold-together';
import { checkCurrency, checkFeasibility, checkQuality, checkRange, checkRecommendations } from './rule-input';

export const QuoteRuleRules: ClassRules = {
  beforeSave: [checkRange, checkCurrency, checkFeasibility, checkQuality, checkRecommendations, nameKey, holdTogether],
  beforeDelete: [leaveNoGap],
  effects: { giveBackLease: leaseHandler('QuoteRule', look) },
};

const DECIDES = ['pricingProfile', 'active', 'currency', 'minQuantity', 'maxQuantity', ...CONDITIONS];

function nameKey(change: Change): void {
  const { after } = change;
  const chosen = Object.fromEntries(CONDITIONS.map((condition) => [condition, after[condition]?.objectId]));
  const key = conditionKeyOf(after.pricingProfile.objectId, after.currency, chosen);
  if (key !== after.conditionKey) change.set('conditionKey', key);
}

/** Read while the lease is had: whoever brings the profile into use, or deletes it, waits. */
async function profileOf(rule: Row, { store }: Tools): Promise<Row> {
  const profile = await store.get('PricingProfile', rule.pricingProfile.objectId);
  if (profile && !profile.deletingSince) return profile;
  throw new ShopError('input.noSuchRow', { class: 'QuoteRule', field: 'pricingProfile', target: 'PricingProfile' });
}

async function look(rule: Row, tools: Tools) {
  const profile = await profileOf(rule, tools);
  return { scopes: profile.active ? [scopeOf(profile)] : [], coming: { rule } };
}

async function holdTogether(change: Change, tools: Tools): Promise<void> {
  if (!DECIDES.some((field) => change.changes(field))) return;
  await underLease(change, tools, () => checkAll(tools, change.after, look));
}

async function leaveNoGap(deletion: Deletion, tools: Tools): Promise<void> {
  const { before } = deletion;
  if (!before.active) return;
  await underLease(deletion, tools, () =>
    checkAll(tools, before, async () => ({
      scopes: (await look(before, tools)).scopes,
      coming: { gone: before.objectId },
    })),
  );
}
