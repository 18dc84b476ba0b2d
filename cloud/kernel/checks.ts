/** What every change is held to, whatever its class: the revision, the right, the author, and the rows it points to. */
import type { Rules } from '../../schema/format';
import type { LoadedClass } from '../../schema/load';
import { ShopError } from '../domain/errors';
import type { Change } from './change';
import { type Pointer, pointerTo } from './record';
import { inWords, mayDo, type Relation } from './rights';
import type { Tools } from './tools';

/** What a right may speak of; the job that the row hangs on is read on the way. */
export async function relationOf(change: Change, rules: Rules, tools: Tools): Promise<Relation> {
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
export function nameAuthor(change: Change, rules: Rules): void {
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

/** Throws input.noSuchRow for a row that is not there, or is on its way out. */
export async function checkPointers(change: Change, definition: LoadedClass, tools: Tools): Promise<void> {
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

/** Throws write.stale for a client that saw another revision. */
export function checkRevision(change: Change): void {
  if (!change.sent.has('revision') || change.isCreate) return;
  const now = change.before?.revision ?? 0;
  if (change.after.revision !== now)
    throw new ShopError('write.stale', {
      class: change.className,
      now,
      yours: String(change.after.revision).slice(0, 20),
    });
}

/** May the actor create or change this row at all? Throws a refusal. */
export function checkRight(change: Change, rules: Rules, relation: Relation): void {
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

/** Nothing is hung on a job that is not there, or is on its way out. */
export function checkJobIsThere(change: Change, rules: Rules): void {
  if (!rules.belongsTo || !change.isCreate || rules.rights.create.length === 0) return;
  const pointer: Pointer | undefined = change.after[rules.belongsTo];
  if (!pointer) throw new ShopError('input.required', { class: change.className, field: rules.belongsTo });
  if (!change.job || change.job.deletingSince)
    throw new ShopError('input.noSuchRow', { class: change.className, field: rules.belongsTo, target: 'PrintJob' });
}
