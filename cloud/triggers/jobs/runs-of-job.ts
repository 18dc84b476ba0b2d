/** Split jobs: the runs come into being once, and the whole job follows them. */
import type { Rules } from '../../../schema/format';
import type { PrintJob, PrintJobMove } from '../../../schema/generated';
import { ShopError } from '../../domain/errors';
import { checkMoveOfRun, datesOfRuns, ofWholeJob, statusOfRuns } from '../../domain/jobs/runs';
import { isTold, mailOfRuns } from '../../domain/jobs/telling';
import { SYSTEM } from '../../kernel/actor';
import { writeEvent } from '../../kernel/audit';
import type { Change } from '../../kernel/change';
import { type Effect, type Pointer, pointerTo, type Row } from '../../kernel/record';
import { aclOf } from '../../kernel/rights';
import { searchTextOf } from '../../kernel/search';
import type { Tools } from '../../kernel/tools';
import { Turns } from '../../kernel/turns';
import { shareAnew } from './share-anew';

/** Fields of a split job that its runs are counted by. */
const FIXED = [
  'quantity',
  'estimatedMaterialGrams',
  'estimatedPrintMinutes',
  'materialType',
  'client',
  'quoteRequested',
];

/** A split job is moved through its runs, its file and quote stay its own, and neither side's quantities change any more. */
export function keepToRuns(change: Change): void {
  const { before } = change;
  if (!before) return;
  if (before.runCount && (change.move || FIXED.some((field) => change.changes(field))))
    throw new ShopError('job.followsRuns');
  if (!before.parentJob) return;
  const run = change.after as unknown as PrintJob;
  if (change.move) checkMoveOfRun(run, change.move as PrintJobMove);
  if (change.changes('quoteRequested')) throw ofWholeJob(run);
  for (const field of ['quantity', 'client'])
    if (change.changes(field)) throw new ShopError('write.createOnly', { class: 'PrintJob', field });
}

/** Writes the runs that a split asked for; a second time finds them there and only completes what is missing. */
export async function createRuns(job: Row, effect: Effect, tools: Tools): Promise<void> {
  for (const run of effect.runs as (Record<string, unknown> & { objectId: string })[])
    await createRun(job, run, effect, tools);
}

async function createRun(job: Row, run: { objectId: string }, effect: Effect, tools: Tools): Promise<void> {
  const { store, profiles, schema } = tools;
  const rules = schema.classes.get('PrintJob')?.rules as Rules;
  const row = { ...run, parentJob: pointerTo('PrintJob', job.objectId) } as unknown as Row;
  const [ACL, searchText] = await Promise.all([
    aclOf({ row, job: row, rules }, profiles),
    searchTextOf(row, rules.searched ?? [], store),
  ]);
  const made = await store.createOnce('PrintJob', { ...row, ACL, searchText });
  const written = await store.get('PrintJob', run.objectId);
  if (!written) throw new Error(`The run ${row.jobNumber} could not be written: its number is taken`);
  const { actorId, actorType, actorName } = effect;
  await writeEvent(tools, 'PrintJob', run.objectId, {
    action: 'create',
    actorId,
    actorType,
    actorName,
    newValue: run,
    occurredAt: new Date(effect.at as string),
    revision: 1,
  });
  await shareAnew(written, effect, tools);
  if (made) await store.publish('PrintJob', undefined, written);
}

const followers = new Turns();

/** Brings the whole job to where its runs are; the event names the server as the actor. */
export function followRuns(run: Row, _effect: Effect, tools: Tools): Promise<void> {
  const { parentJob } = run;
  return followers.share(parentJob.objectId, () => follow(parentJob, tools));
}

async function follow(parentJob: Pointer, { store, now, settle }: Tools): Promise<void> {
  for (;;) {
    const parent = await store.get('PrintJob', parentJob.objectId);
    if (!parent) return;
    const runs = (await store.find('PrintJob', { parentJob })) as unknown as PrintJob[];
    const status = statusOfRuns(runs);
    if (status === parent.status) return;
    const at = now();
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
    const told = mailOfRuns(status);
    const isMailed = told && isTold(parent as unknown as PrintJob, told);
    const follows = [
      ...(isMailed ? [{ kind: 'mail', event: told, revision }] : []),
      ...(parent.order ? [{ kind: 'followJobs' }] : []),
    ];
    const changes = {
      status,
      statusChangedAt: at,
      revision,
      updatedAt: at.toISOString(),
      ...datesOfRuns(runs),
      unsettled: [...(parent.unsettled ?? []), event, ...follows],
      unsettledSince: at,
    };
    if (!(await store.update('PrintJob', { objectId: parent.objectId, revision: parent.revision }, changes))) continue;
    const after = { ...parent, ...changes, updatedAt: at } as Row;
    await store.publish('PrintJob', parent, after);
    await settle('PrintJob', after);
    return;
  }
}
