/** Verdicts on a job's file. */
import type { FileCheck } from '../../../schema/generated';
import { isJudged, preflightOfJob } from '../../data/preflights';
import { ShopError } from '../../domain/errors';
import { verdictAgrees } from '../../domain/jobs/checks';
import { overrules } from '../../domain/jobs/overruling';
import type { Change } from '../../kernel/change';
import { lifecycleOf } from '../../kernel/lifecycle';
import type { ClassRules, Tools } from '../../kernel/tools';

export const FileCheckRules: ClassRules = {
  beforeSave: [jobIsOpen, tieToRevision, dateIt, countsAgree, answerPreflight],
};

function jobIsOpen({ isCreate, job }: Change, { schema }: Tools): void {
  if (isCreate && job && lifecycleOf(schema).closed.includes(job.status))
    throw new ShopError('job.closed', { status: job.status });
}

/** A verdict that was kept while its sender was away is about the file that was there then. */
function tieToRevision(change: Change): void {
  if (!change.isCreate) return;
  const newest = change.job?.fileRevision ?? 1;
  const { fileRevision: judged } = change.after;
  if (judged !== undefined && judged !== newest) throw new ShopError('check.otherFile', { judged, newest });
  change.set('fileRevision', newest);
}

/** Clocks of phones run ahead by minutes. */
const CLOCK_SKEW_MS = 5 * 60_000;

function dateIt(change: Change): void {
  if (change.after.reviewedAt === undefined) change.set('reviewedAt', change.now);
  if (change.changes('reviewedAt') && change.after.reviewedAt.getTime() > change.now.getTime() + CLOCK_SKEW_MS)
    throw new ShopError('log.future', { field: 'reviewedAt' });
}

/** A verdict other than the file's own says why. */
async function answerPreflight(change: Change, tools: Tools): Promise<void> {
  const { job, after } = change;
  if (!job || !(change.isCreate || change.changes('checkStatus') || change.changes('overruleReason'))) return;
  const found = await preflightOfJob(tools, job, after.fileRevision);
  const preflight = found && (isJudged(found) ? found.verdict : 'Waiting');
  change.set('preflight', preflight);
  if (overrules(after.checkStatus, preflight) && !after.overruleReason?.trim())
    throw new ShopError('check.noOverruleReason', { preflight, status: after.checkStatus });
}

function countsAgree(change: Change): void {
  verdictAgrees(change.after as unknown as FileCheck);
}
