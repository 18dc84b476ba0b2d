/** Rules that price are changed by one write at a time, and hold together after each: profiles and rules alike. */
import { giveBackRuleLease, takeRuleLease } from '../../data/rule-lease';
import { type Coming, checkRuleSet } from '../../data/rule-sets';
import { ShopError } from '../../domain/errors';
import { SYSTEM } from '../../kernel/actor';
import { writeEvent } from '../../kernel/audit';
import type { Change } from '../../kernel/change';
import type { Effect, Row } from '../../kernel/record';
import type { Deletion, EffectHandler, Tools } from '../../kernel/tools';
import { log } from '../../log';

/** Holds the lease from before the check until the write is made, or came to nothing. */
export async function underLease(
  { effects, undo }: Pick<Change | Deletion, 'effects' | 'undo'>,
  { store }: Tools,
  check: () => Promise<void>,
): Promise<void> {
  const lease = await takeRuleLease(store);
  const giveBack = async () => void (await giveBackRuleLease(store, lease));
  try {
    await check();
  } catch (error) {
    await giveBack();
    throw error;
  }
  undo.push(giveBack);
  effects.push({ kind: 'giveBackLease', lease });
}

/** What the write of a row means for the rules: the scopes to look at, and what is coming. */
export type Looked = (row: Row, tools: Tools) => Promise<{ scopes: (string | undefined)[]; coming: Coming }>;

export async function checkAll(tools: Tools, row: Row, look: Looked): Promise<void> {
  const { scopes, coming } = await look(row, tools);
  for (const scope of new Set(scopes)) await checkRuleSet(tools, scope, coming);
}

/**
 * Gives the lease back. When somebody else has it, since the write took too long, it is looked at again:
 * of two writes that did not see each other the one that comes here last prices nothing any more.
 */
export function leaseHandler(className: 'PricingProfile' | 'QuoteRule', look: Looked): EffectHandler {
  return async (row: Row, { lease }: Effect, tools: Tools) => {
    if (await giveBackRuleLease(tools.store, lease as number)) return;
    const again = await takeRuleLease(tools.store);
    try {
      const current = await tools.store.get(className, row.objectId);
      if (current?.active && !current.deletingSince) await switchOffIfWrong(className, current, tools, look);
    } finally {
      await giveBackRuleLease(tools.store, again);
    }
  };
}

async function switchOffIfWrong(className: string, row: Row, tools: Tools, look: Looked): Promise<void> {
  const { store, now } = tools;
  try {
    await checkAll(tools, row, look);
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    const { objectId } = row;
    const revision = (row.revision ?? 0) + 1;
    if (!(await store.update(className, { objectId, revision: row.revision }, { active: false, revision })))
      throw new Error(`${className} ${objectId} was written while it was switched off`);
    log.warn('What did not hold together with a rule written at the same time prices nothing now', {
      className,
      objectId,
      why: error.message,
    });
    await writeEvent(tools, className, objectId, {
      action: 'update',
      actorId: SYSTEM.id,
      actorType: SYSTEM.type,
      actorName: SYSTEM.name,
      reason: error.message,
      oldValue: { active: true },
      newValue: { active: false },
      occurredAt: now(),
      revision,
    });
  }
}
