/** Revisions: accepted, one for the file of a line reopens the file of its job. */
import type { PrintJob } from '../../../schema/generated';
import { changeRow } from '../../data/own-moves';
import { mailAnswer } from '../../data/support-mail';
import { isForFile, jobOfLine } from '../../data/support-rows';
import { ShopError } from '../../domain/errors';
import { stepsOpenTo } from '../../domain/jobs/guards';
import { checkRevision } from '../../domain/orders/support';
import type { Change } from '../../kernel/change';
import { lifecycleOf, moveBetween, noSuchMove } from '../../kernel/lifecycle';
import type { Effect, Row } from '../../kernel/record';
import type { ClassRules, Tools } from '../../kernel/tools';
import { isByStaff, keepToOrder, keyOfOwn, orderOf, stageOf, tellDecision } from './of-order';

const WANTED = 'Revision Requested';
const MOST_OF_REASON = 1000;

export const RevisionRequestRules: ClassRules = {
  beforeSave: [keepToOrder, keyOfOwn, mayBeAsked, reopens, tellDecision],
  effects: { reopenFile, mail: mailAnswer('revisionAnswered') },
};

async function mayBeAsked(change: Change, tools: Tools): Promise<void> {
  if (!change.isCreate) return;
  const line = change.after.orderLine;
  const job = line && (await jobOfLine(tools, line.objectId));
  checkRevision(stageOf(await orderOf(change, tools)), job?.status, isByStaff(change));
}

const canReopen = (job: Row, { schema }: Tools): boolean =>
  !job.runCount && moveBetween(lifecycleOf(schema), job.status, WANTED) === 'requestRevision';

/** Accepted only while the job can still wait for another file; its own sentence says why not. */
async function reopens(change: Change, tools: Tools): Promise<void> {
  if (change.move !== 'accept' || !isForFile(change.after)) return;
  const job = await jobOfLine(tools, change.after.orderLine.objectId);
  if (!job) throw new ShopError('support.noJob');
  if (job.runCount) throw new ShopError('job.followsRuns');
  if (job.status !== WANTED && !canReopen(job, tools))
    throw noSuchMove('PrintJob', lifecycleOf(tools.schema), job, WANTED, (row, steps) =>
      stepsOpenTo(row as unknown as PrintJob, steps),
    );
  change.set('fileRevision', job.fileRevision);
  change.effects.push({ kind: 'reopenFile' });
}

/** The job waits for another file, unless that has come; one that went on in this very instant is left alone. */
async function reopenFile(request: Row, _effect: Effect, tools: Tools): Promise<void> {
  const line = await tools.store.get('OrderLine', request.orderLine.objectId);
  if (!line?.printJob) return;
  const statusReason = (request.customerNotes as string).slice(0, MOST_OF_REASON);
  await changeRow(tools, 'PrintJob', line.printJob.objectId, (job) =>
    job.fileRevision === request.fileRevision && canReopen(job, tools) ? { status: WANTED, statusReason } : undefined,
  );
}
