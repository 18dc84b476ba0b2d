/** Wires a class to Parse: every write is checked, guarded, recorded and settled in the same way. */
import { randomUUID } from 'node:crypto';
import Parse from 'parse/node';
import { lifecyclesOf, type Rules } from '../../schema/format';
import type { LoadedClass } from '../../schema/load';
import { newObjectId } from '../data/store';
import { ShopError } from '../domain/errors';
import { log } from '../log';
import { moves, movesRefused } from '../metrics/counters';
import { type Actor, type Asking, actorOf } from './actor';
import { auditOf, deletionOf } from './audit';
import { Change } from './change';
import { checkJobIsThere, checkPointers, checkRevision, checkRight, nameAuthor, relationOf } from './checks';
import { answering } from './errors';
import { nameMove, thingOf } from './lifecycle';
import { ownSaveOf } from './own-save';
import { decodeRow, type Row, sameValue } from './record';
import { aclOf, inWords, mayDo } from './rights';
import { noteSearchText } from './search';
import type { Settler } from './settle';
import type { ClassRules, Deletion, Tools } from './tools';
import { checkRequired, checkSentFields } from './writers';

type SaveRequest = Parse.Cloud.BeforeSaveRequest & Asking;
type DeleteRequest = Parse.Cloud.BeforeDeleteRequest & Asking;

/** An SDK's unset() stands in a row as the operation that it is. */
const isUnset = (object: Parse.Object, field: string) => object.op(field)?.constructor.name === 'UnsetOp';

function rowOf(object: Parse.Object): Row {
  const fields = Object.entries(object.toJSON() as Record<string, unknown>);
  return decodeRow(Object.fromEntries(fields.filter(([field]) => !isUnset(object, field))));
}

/** The row as it will be. */
function afterOf(object: Parse.Object, before: Row | undefined): Row {
  const kept = Object.entries(before ?? {}).filter(([field]) => !isUnset(object, field));
  return { ...Object.fromEntries(kept), ...rowOf(object) };
}

/** Fields the client sent. An increment is taken as the sum; other operations on fields are refused. */
function sentFields(object: Parse.Object, className: string): string[] {
  const fields = object.dirtyKeys().filter((field) => object.op(field));
  for (const field of fields) {
    const operation = object.op(field);
    if (operation instanceof Parse.Op.Increment || operation?.constructor.name === 'IncrementOp')
      object.set(field, object.get(field));
    else if (!/^(Set|Unset)Op$/.test(operation?.constructor.name ?? ''))
      throw new ShopError('input.badOperation', {
        class: className,
        field,
        operation: operation?.constructor.name.replace(/Op$/, '') ?? '',
      });
  }
  return fields;
}

/** Whoever stands in an ACL-bearing pointer; a change of one means that the row is shared anew. */
async function share(change: Change, rules: Rules, object: Parse.Object, tools: Tools): Promise<void> {
  const job = change.className === 'PrintJob' ? change.after : change.job;
  object.setACL(new Parse.ACL((await aclOf({ row: change.after, job, rules }, tools.profiles)) as never));
}

export function registerClass(definition: LoadedClass, classRules: ClassRules, tools: Tools, settler: Settler): void {
  const { className, rules } = definition;
  if (!rules) return;
  settler.add(className, classRules);

  async function beforeSave(request: SaveRequest): Promise<void> {
    const { object, original } = request;
    const { asIs, isChecked, sets = {} } = ownSaveOf(request.context);
    if (asIs) {
      object.id ??= asIs.objectId as string;
      return;
    }
    const actor = await actorOf(request, tools.profiles);
    const before = original && (await tools.guard.whole(className, rowOf(original)));
    // Known before the insert, so that what hangs on the row can name it.
    object.id ??= newObjectId();
    const sent = sentFields(object, className);
    const after = afterOf(object, before);
    const change = new Change(definition, actor, before, after, sent, tools.now(), object, randomUUID());
    for (const [field, value] of Object.entries(sets)) change.set(field, value);
    const held = rules as Rules;
    const relation = await relationOf(change, held, tools);
    checkRevision(change);
    checkJobIsThere(change, held);
    nameAuthor(change, held);
    if (!(isChecked && change.isCreate)) checkRight(change, held, relation);
    checkSentFields(change, definition, relation);
    checkRequired(change, definition);
    await checkPointers(change, definition, tools);
    if (held.repeatable && change.isCreate && change.after.operationId)
      change.set('operationKey', `${actor.userId ?? actor.id}:${change.after.operationId}`);
    nameMove(change, held, relation, classRules.openTo);
    for (const step of classRules.beforeSave ?? []) await step(change, tools);
    await noteSearchText(change, held, tools);
    await share(change, held, object, tools);
    change.set('revision', (before?.revision ?? 0) + 1);
    await finish(change, held);
  }

  async function finish(change: Change, held: Rules): Promise<void> {
    if (held.audited) change.effects.unshift(auditOf(change));
    const carried = change.before?.unsettled ?? [];
    if (carried.length + change.effects.length) {
      change.set('unsettled', [...carried, ...change.effects]);
      change.set('unsettledSince', change.now);
    }
    change.set('writeClaim', change.claim);
    await tools.guard.begin(change, {
      undo: async () => {
        for (const undo of change.undo) await undo();
      },
      stale: async () => {
        const refusal = await overtaken(change, tools);
        if (change.move) movesRefused.inc({ class: className, code: refusal.code });
        return refusal;
      },
      taken: (field) => classRules.taken?.(field, change),
    });
  }

  const statuses = lifecyclesOf(rules).map(({ field }) => field);

  /** A refusal of what would have been a change of status is counted as one. */
  async function countRefusal({ object, original }: SaveRequest, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const code = error instanceof ShopError ? error.code : 'other';
      const isMove = statuses.some((field) => original && original.get(field) !== object.get(field));
      if (isMove) movesRefused.inc({ class: className, code });
      throw error;
    }
  }

  function countMoves({ object, original }: Parse.Cloud.AfterSaveRequest): void {
    for (const field of statuses) {
      const [from, to] = [original?.get(field), object.get(field)];
      if (original && from !== to) moves.inc({ class: className, from, to });
    }
  }

  async function afterSave(request: Parse.Cloud.AfterSaveRequest): Promise<void> {
    if (ownSaveOf(request.context).asIs) return;
    countMoves(request);
    try {
      const row = await tools.guard.whole(className, rowOf(request.object));
      await tools.guard.end(row);
      await settler.settle(className, row);
    } catch (error) {
      log.error('What a write has to bring about failed; the sweep tries it again', {
        className,
        objectId: request.object.id,
        error,
      });
    }
  }

  async function beforeDelete(request: DeleteRequest): Promise<void> {
    if (ownSaveOf(request.context).asIs) return;
    const held = rules as Rules;
    const actor = await actorOf(request, tools.profiles);
    const row = await tools.store.get(className, request.object.id as string);
    if (!row) throw new Parse.Error(Parse.Error.OBJECT_NOT_FOUND, 'Object not found.');
    if (held.appendOnly) throw new ShopError('write.appendOnly', { class: className });
    if (!mayDo(held.rights.delete, actor, { row, job: undefined, rules: held }))
      throw new ShopError('write.forbidden', {
        class: className,
        operation: 'delete',
        by: inWords(held.rights.delete),
      });
    // Somebody else's deletion, or one that a crash broke off: it is finished, and recorded once.
    if (row.deletingSince) await settler.settle(className, row);
    else await markDeleting(row, held, actor);
  }

  /** From the mark on the row is as good as gone: the sweep finishes what a crash leaves. */
  async function markDeleting(row: Row, held: Rules, actor: Actor): Promise<void> {
    const now = tools.now();
    const revision = (row.revision ?? 0) + 1;
    const deletion: Deletion = { before: row, claim: randomUUID(), now, effects: [], undo: [] };
    for (const step of classRules.beforeDelete ?? []) await step(deletion, tools);
    if (held.audited) deletion.effects.push(deletionOf(definition, row, actor, now, revision));
    const unsettled = [...(row.unsettled ?? []), ...deletion.effects];
    const mark = { revision, writeClaim: deletion.claim, deletingSince: now, unsettled, unsettledSince: now };
    if (!(await tools.store.update(className, { objectId: row.objectId, revision: row.revision }, mark))) {
      for (const undo of deletion.undo) await undo();
      throw new ShopError('write.stale', { class: className, now: 'newer', yours: row.revision ?? 0 });
    }
    await settler.settle(className, { ...row, ...mark });
  }

  Parse.Cloud.beforeSave(className, (request) => {
    const asked = request as SaveRequest;
    return answering(() => countRefusal(asked, () => beforeSave(asked)));
  });
  Parse.Cloud.afterSave(className, afterSave);
  Parse.Cloud.beforeDelete(className, (request) => answering(() => beforeDelete(request as DeleteRequest)));
}

/** Whoever loses is told where the row stands now; when it still is where they saw it, that somebody edited it. */
async function overtaken({ className, after, before, moveField }: Change, { store }: Tools): Promise<ShopError> {
  const now = await store.get(className, after.objectId);
  if (moveField && now && !sameValue(now[moveField], before?.[moveField]))
    return new ShopError('job.moved', { thing: thingOf(className), now: String(now[moveField]) });
  return new ShopError('write.stale', { class: className, now: now?.revision ?? 'gone', yours: before?.revision ?? 0 });
}
