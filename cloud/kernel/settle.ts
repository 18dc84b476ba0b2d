/**
 * Brings about what a write left to do: audit events, recounts, reshares. It runs right after the
 * write, and again in the sweep for rows that a crash left unsettled.
 */
import { log } from '../log';
import { auditHandler } from './audit';
import { SETTLED } from './change';
import { past } from './past';
import type { Row } from './record';
import type { ClassRules, EffectHandler, Tools } from './tools';

export class Settler {
  private readonly handlers = new Map<string, Record<string, EffectHandler>>();

  constructor(private readonly tools: Tools) {}

  add(className: string, rules: ClassRules): void {
    this.handlers.set(className, { audit: auditHandler(className), ...rules.effects });
  }

  /** Carries out what the row still has to bring about, and notes that it is done. */
  async settle(className: string, row: Row): Promise<void> {
    if (!row.unsettled?.length) return;
    await this.carryOut(className, row);
    // A later write of the row took the list over with its own; it settles both.
    await this.tools.store.update(className, { objectId: row.objectId, revision: row.revision }, SETTLED);
  }

  /** Settles every row that has waited since before `before`; answers how many there were. */
  async sweep(before: Date): Promise<number> {
    let settled = 0;
    for (const className of this.handlers.keys()) {
      const rows = await this.tools.store.find(className, past('unsettledSince', before));
      for (const row of rows) settled += await this.attempt(className, row, () => this.settle(className, row));
      const dying = await this.tools.store.find(className, past('deletingSince', before));
      for (const row of dying) settled += await this.attempt(className, row, () => this.finishDelete(className, row));
    }
    return settled;
  }

  private async carryOut(className: string, row: Row): Promise<void> {
    const handlers = this.handlers.get(className) ?? {};
    await Promise.all(
      (row.unsettled ?? []).map((effect) => {
        const handler = handlers[effect.kind];
        if (!handler) throw new Error(`${className} has no effect ${effect.kind}`);
        return handler(row, effect, this.tools);
      }),
    );
  }

  private async finishDelete(className: string, row: Row): Promise<void> {
    await this.carryOut(className, row);
    await this.tools.store.remove(className, { objectId: row.objectId });
  }

  private async attempt(className: string, row: Row, work: () => Promise<void>): Promise<number> {
    try {
      await work();
      return 1;
    } catch (error) {
      log.error('A row could not be settled; it is tried again', { className, objectId: row.objectId, error });
      return 0;
    }
  }
}
