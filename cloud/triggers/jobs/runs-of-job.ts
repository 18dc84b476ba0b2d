/** Split jobs: the runs come into being once, and the whole job follows them. */
import type { PrintJob } from '../../../schema/generated';
import { ShopError } from '../../domain/errors';
import { statusOfRuns } from '../../domain/jobs/runs';
import { SYSTEM } from '../../kernel/actor';
import { writeEvent } from '../../kernel/audit';
import type { Change } from '../../kernel/change';
import { DELETE, type Effect, pointerTo, type Row } from '../../kernel/record';
import { aclOf } from '../../kernel/rights';
import type { Tools } from '../../kernel/tools';
import { shareAnew } from './share-anew';

/** Fields of a split job that its runs are counted by. */
const FIXED = ['quantity', 'estimatedMaterialGrams', 'estimatedPrintMinutes', 'materialType', 'client'];

/** A split job is moved through its runs, and neither side's quantities change any more. */
export function keepToRuns(change: Change): void {
  const { before } = change;
  if (!before) return;
  if (before.runCount && (change.move || FIXED.some((field) => change.changes(field))))
    throw new ShopError('job.followsRuns');
  if (before.parentJob)
    for (const field of ['quantity', 'client'])
      if (change.changes(field)) throw new ShopError('write.createOnly', { class: 'PrintJob', field });
}

/** Writes the runs that a split asked for; those already there are left as they are. */
export async function createRuns(job: Row, effect: Effect, tools: Tools): Promise<void> {
  const { store, profiles, schema } = tools;
  const rules = schema.classes.get('PrintJob')?.rules;
  if (!rules) return;
  for (const run of effect.runs as Record<string, unknown>[]) {
    const row = { ...run, parentJob: pointerTo('PrintJob', job.objectId) } as unknown as Row;
    const made = await store.createOnce('PrintJob', { ...row, ACL: await aclOf({ row, job: row, rules }, profiles) });
    if (!made) continue;
    const written = await store.get('PrintJob', row.objectId);
    await writeEvent(store, 'PrintJob', row.objectId, {
      action: 'create',
      actorId: effect.actorId,
      actorType: effect.actorType,
      actorName: effect.actorName,
      newValue: run,
      occurredAt: new Date(effect.at as string),
      revision: 1,
    });
    if (!written) continue;
    await shareAnew(written, effect, tools);
    await store.publish('PrintJob', undefined, written);
  }
}

/** Brings the whole job to where its runs are; the event names the server as the actor. */
export async function followRuns(run: Row, _effect: Effect, { store, now }: Tools): Promise<void> {
  for (;;) {
    const parent = await store.get('PrintJob', run.parentJob.objectId);
    if (!parent) return;
    const runs = await store.find('PrintJob', { parentJob: run.parentJob });
    const status = statusOfRuns(runs as unknown as PrintJob[]);
    if (status === parent.status) return;
    const at = now();
    const started = runs
      .map((one) => one.startedAt)
      .filter(Boolean)
      .sort((a: Date, b: Date) => a.getTime() - b.getTime())[0];
    const closed = ['Completed', 'Declined', 'Cancelled'].includes(status);
    const revision = (parent.revision ?? 0) + 1;
    const event = {
      kind: 'audit',
      action: 'followRuns',
      actorId: SYSTEM.id,
      actorType: SYSTEM.type,
      actorName: SYSTEM.name,
      fromStatus: parent.status,
      toStatus: status,
      occurredAt: at,
      revision,
    };
    const changes = {
      status,
      statusChangedAt: at,
      revision,
      updatedAt: at.toISOString(),
      startedAt: parent.startedAt ?? started,
      closedAt: closed ? at : undefined,
      unsettled: [...(parent.unsettled ?? []), event],
      unsettledSince: at,
    };
    if (!(await store.update('PrintJob', { objectId: parent.objectId, revision: parent.revision }, changes))) continue;
    await writeEvent(store, 'PrintJob', parent.objectId, event);
    const after = { ...parent, ...changes, updatedAt: at } as Row;
    await store.publish('PrintJob', parent, after);
    if (!parent.unsettled?.length)
      await store.update(
        'PrintJob',
        { objectId: parent.objectId, revision },
        { unsettled: [], unsettledSince: DELETE },
      );
    return;
  }
}
