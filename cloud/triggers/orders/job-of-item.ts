/** The print job goes along with its queue entry: by its own rules, which refuse the entry's move with their own words. */
import Parse from 'parse/node';
import type { PrintJob, ProductionQueueItemMove } from '../../../schema/generated';
import { jobStatusFor } from '../../domain/orders/carrying';
import { actingAs } from '../../kernel/actor';
import { writeEvent } from '../../kernel/audit';
import type { Change } from '../../kernel/change';
import { ownSave } from '../../kernel/own-save';
import { DELETE, type Row } from '../../kernel/record';
import type { Tools } from '../../kernel/tools';

/** Most of a job's reason. */
const REASON_CHARACTERS = 1000;

/**
 * Moves the job before the entry is written: refused, neither moves. What fails afterwards puts the job back;
 * after a crash in between the same move of the entry finds the job where it should be.
 */
export async function carryJob(change: Change, tools: Tools): Promise<void> {
  const { after, actor } = change;
  const job = after.printJob && (await tools.store.get('PrintJob', after.printJob.objectId));
  if (!job || !change.move) return;
  const status = jobStatusFor(change.move as ProductionQueueItemMove, job as unknown as PrintJob);
  if (!status) return;
  const reason =
    after.statusReason && change.move === 'fail'
      ? { statusReason: after.statusReason.slice(0, REASON_CHARACTERS) }
      : {};
  const object = Parse.Object.extend('PrintJob').createWithoutData(job.objectId) as Parse.Object;
  await object.save({ status, ...reason, revision: job.revision }, ownSave(actingAs(actor)));
  change.undo.push(() => putBack(job, change, tools));
}

/** Takes back the job's move, unless somebody else's same move of the entry was made, or the job was written since. */
async function putBack(job: Row, { actor, now, after }: Change, tools: Tools): Promise<void> {
  const { store } = tools;
  const item = await store.get('ProductionQueueItem', after.objectId);
  if (item?.status === after.status) return;
  const moved = await store.get('PrintJob', job.objectId);
  if (moved?.revision !== (job.revision ?? 0) + 1) return;
  const revision = moved.revision + 1;
  const fields = { status: job.status, statusChangedAt: job.statusChangedAt, startedAt: job.startedAt ?? DELETE };
  const changes = { ...fields, statusReason: job.statusReason ?? DELETE, revision };
  if (!(await store.update('PrintJob', { objectId: job.objectId, revision: moved.revision }, changes))) return;
  await writeEvent(tools, 'PrintJob', job.objectId, {
    action: 'takeBack',
    actorId: actor.id,
    actorType: actor.type,
    actorName: actor.name,
    fromStatus: moved.status,
    toStatus: job.status,
    order: job.order,
    occurredAt: now,
    revision,
  });
  await store.publish('PrintJob', moved, { ...moved, ...fields, startedAt: job.startedAt, revision });
}
