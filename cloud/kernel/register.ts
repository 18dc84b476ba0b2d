/** Wires a class to Parse: every write is checked, guarded, recorded and settled in the same way. */
import { randomUUID } from 'node:crypto';
import Parse from 'parse/node';
import type { Rules } from '../../schema/format';
import type { LoadedClass } from '../../schema/load';
import { newObjectId } from '../data/store';
import { ShopError } from '../domain/errors';
import { log } from '../log';
import { type Actor, type Asking, actorOf } from './actor';
import { auditOf, deletionOf } from './audit';
import { Change } from './change';
import { answering } from './errors';
import { nameMove, thingOf } from './lifecycle';
import { ownSaveOf } from './own-save';
import { decodeRow, type Pointer, pointerTo, type Row, sameValue } from './record';
import { aclOf, inWords, mayDo, type Relation } from './rights';
import { noteSearchText } from './search';
import type { Settler } from './settle';
import type { ClassRules, Deletion, Tools } from './tools';
import { checkRequired, checkSentFields } from './writers';
import { announceWrite } from './writes';

type SaveRequest = Parse.Cloud.BeforeSaveRequest & Asking;
type DeleteRequest = Parse.Cloud.BeforeDeleteRequest & Asking;

function rowOf(object: Parse.Object): Row {
  const json = (object as unknown as { _toFullJSON(): Record<string, unknown> })._toFullJSON();
  const { __type, className, ...fields } = json;
  // An SDK's unset() stands here as the operation that it is.
  const there = Object.entries(fields).filter(([field]) => object.op(field)?.constructor.name !== 'UnsetOp');
  return decodeRow(Object.fromEntries(there));
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

async function relationOf(change: Change, rules: Rules, tools: Tools): Promise<Relation> {
  const row = change.before ?? change.after;
  if (!rules.belongsTo) {
    change.job = change.className === 'PrintJob' ? row : undefined;
    return { row, job: change.job, rules };
  }
  const pointer: Pointer | undefined = row[rules.belongsTo];
  change.job = typeof pointer?.objectId === 'string' ? await tools.store.get('PrintJob', pointer.objectId) : undefined;
  return { row, job: change.job, rules };
}

/** A row's author is whoever makes it; a coordinator may name somebody else. */
function nameAuthor(change: Change, rules: Rules): void {
  const field = rules.author;
  if (!field || !change.isCreate) return;
  const { actor, after } = change;
  if (after[field] === undefined || after[field] === null) {
    if (!actor.technicianId) throw new ShopError('input.required', { class: change.className, field });
    change.set(field, pointerTo('Technician', actor.technicianId));
  } else if (!actor.roles.has('coordinator') && after[field].objectId !== actor.technicianId)
    throw new ShopError('write.forbiddenField', {
      class: change.className,
      field,
      by: 'a coordinator, for somebody else',
    });
}

async function checkPointers(change: Change, definition: LoadedClass, tools: Tools): Promise<void> {
  await Promise.all(
    Object.entries(definition.fields).map(async ([field, known]) => {
      if (known.type !== 'Pointer' || !change.sent.has(field) || !change.changes(field)) return;
      const pointer: Pointer | undefined = change.after[field];
      if (!pointer) return;
      const found =
        field === definition.rules?.belongsTo ? change.job : await tools.store.get(pointer.className, pointer.objectId);
      if (!found || found.deletingSince)
        throw new ShopError('input.noSuchRow', { class: change.className, field, target: known.targetClass ?? '' });
    }),
  );
}

function checkRevision(change: Change): void {
  if (!change.sent.has('revision') || change.isCreate) return;
  const now = change.before?.revision ?? 0;
  if (change.after.revision !== now)
    throw new ShopError('write.stale', {
      class: change.className,
      now,
      yours: String(change.after.revision).slice(0, 20),
    });
}

function checkRight(change: Change, rules: Rules, relation: Relation): void {
  const operation = change.isCreate ? 'create' : 'update';
  if (rules.appendOnly && !change.isCreate) throw new ShopError('write.appendOnly', { class: change.className });
  if (change.before?.deletingSince) throw new ShopError('write.beingDeleted', { class: change.className });
  if (!mayDo(rules.rights[operation], change.actor, relation))
    throw new ShopError('write.forbidden', {
      class: change.className,
      operation,
      by: inWords(rules.rights[operation]),
    });
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
    const actor = await actorOf(request, tools.profiles);
    const before = original ? rowOf(original) : undefined;
    // Known before the insert, so that what hangs on the row can name it.
    object.id ??= newObjectId();
    const sent = sentFields(object, className);
    const change = new Change(definition, actor, before, rowOf(object), sent, tools.now(), object, randomUUID());
    for (const [field, value] of Object.entries(ownSaveOf(request.context).sets ?? {})) change.set(field, value);
    const held = rules as Rules;
    const relation = await relationOf(change, held, tools);
    checkRevision(change);
    checkJobIsThere(change, held);
    nameAuthor(change, held);
    checkRight(change, held, relation);
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
    finish(change, held);
  }

  function finish(change: Change, held: Rules): void {
    if (held.audited) change.effects.unshift(auditOf(change));
    const carried = change.before?.unsettled ?? [];
    if (carried.length + change.effects.length) {
      change.set('unsettled', [...carried, ...change.effects]);
      change.set('unsettledSince', change.now);
    }
    change.set('writeClaim', change.claim);
    announceWrite(
      {
        undo: async () => {
          for (const undo of change.undo) await undo();
        },
        stale: () => overtaken(change, tools),
        taken: (field) => classRules.taken?.(field, change),
      },
      change.claim,
    );
  }

  async function afterSave(request: Parse.Cloud.AfterSaveRequest): Promise<void> {
    try {
      await settler.settle(className, rowOf(request.object));
    } catch (error) {
      log.error('What a write has to bring about failed; the sweep tries it again', {
        className,
        objectId: request.object.id,
        error,
      });
    }
  }

  async function beforeDelete(request: DeleteRequest): Promise<void> {
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

  Parse.Cloud.beforeSave(className, (request) => answering(() => beforeSave(request as SaveRequest)));
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

function checkJobIsThere(change: Change, rules: Rules): void {
  if (!rules.belongsTo || !change.isCreate || rules.rights.create.length === 0) return;
  const pointer: Pointer | undefined = change.after[rules.belongsTo];
  if (!pointer) throw new ShopError('input.required', { class: change.className, field: rules.belongsTo });
  if (!change.job || change.job.deletingSince)
    throw new ShopError('input.noSuchRow', { class: change.className, field: rules.belongsTo, target: 'PrintJob' });
}
