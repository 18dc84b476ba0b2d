/** Pricing profiles: what they bring into use holds together with what is in use. */
import { scopeOf } from '../../data/rule-sets';
import { ShopError } from '../../domain/errors';
import type { Change } from '../../kernel/change';
import { pointerTo } from '../../kernel/record';
import type { ClassRules, Deletion, Tools } from '../../kernel/tools';
import { checkAll, type Looked, leaseHandler, underLease } from './hold-together';

export const PricingProfileRules: ClassRules = {
  beforeSave: [holdTogether],
  beforeDelete: [nothingRefersToIt],
  effects: { giveBackLease: leaseHandler('PricingProfile', look) },
};

async function look(profile: Parameters<Looked>[0]) {
  return { scopes: [scopeOf(profile)], coming: { profile } };
}

async function holdTogether(change: Change, tools: Tools): Promise<void> {
  const { before, after } = change;
  const isInUse = before?.active || after.active;
  if (!isInUse || !(change.changes('active') || change.changes('productTemplate'))) return;
  await underLease(change, tools, async () => {
    // What it leaves behind holds together as well.
    if (before?.active && scopeOf(before) !== scopeOf(after))
      await checkAll(tools, after, async () => ({ scopes: [scopeOf(before)], coming: { profile: after } }));
    await checkAll(tools, after, look);
  });
}

async function nothingRefersToIt(deletion: Deletion, tools: Tools): Promise<void> {
  await underLease(deletion, tools, async () => {
    const pricingProfile = pointerTo('PricingProfile', deletion.before.objectId);
    if (await tools.store.first('QuoteRule', { pricingProfile, deletingSince: null }))
      throw new ShopError('write.inUse', {
        class: 'PricingProfile',
        what: 'rules',
        instead: 'Delete them first, or set its active to false.',
      });
  });
}
