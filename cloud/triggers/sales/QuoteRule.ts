/** Quote rules: found by their conditions. */
import { CONDITIONS, conditionKeyOf } from '../../domain/sales/rules';
import type { Change } from '../../kernel/change';
import type { ClassRules } from '../../kernel/tools';

export const QuoteRuleRules: ClassRules = {
  beforeSave: [nameKey],
};

function nameKey(change: Change): void {
  const { after } = change;
  const chosen = Object.fromEntries(CONDITIONS.map((condition) => [condition, after[condition]?.objectId]));
  change.set('conditionKey', conditionKeyOf(after.pricingProfile.objectId, after.currency, chosen));
}
