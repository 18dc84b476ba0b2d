/** The rows of preflight: one for each stored file, asked for before the file can be used, claimed by one run at a time. */
import { randomUUID } from 'node:crypto';
import type { Finding } from '../domain/files/model';
import { FILE_IS_OPEN } from '../domain/jobs/model-files';
import { past } from '../kernel/past';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

/** A run that was not heard of for longer has ended with its server. */
export const LEASE_MS = 10_000;
/** A file that ended so many runs is not tried again by itself. */
export const MOST_ATTEMPTS = 3;

/** States in which a run has the file. */
const IN_HAND = ['Running', 'Slicing'];

export const pictureNameOf = (storageName: string) => `${storageName}.png`;

export const preflightOf = ({ store }: Pick<Tools, 'store'>, storageName: string): Promise<Row | undefined> =>
  store.unique('FilePreflight', 'storageName', storageName);

/** Are files looked at here? */
export const isLookedAt = ({ schema }: Pick<Tools, 'schema'>) => schema.classes.has('FilePreflight');

/** Puts a stored file into the queue; a second time does nothing. */
export async function askForPreflight(tools: Tools, storageName: string, fileName: string): Promise<void> {
  if (!isLookedAt(tools) || (await preflightOf(tools, storageName))) return;
  const asked = { storageName, fileName, state: 'Waiting', waitsSince: tools.now(), attempts: 0, ACL: {} };
  if (await tools.store.createOnce('FilePreflight', asked)) tools.preflightWaits();
}

/** Is there a verdict? While a file is looked at again, what was found before says nothing. */
export const isJudged = (found: Row | undefined): found is Row => ['Slicing', 'Done'].includes(found?.state);

/** Puts a file that was judged into the queue again. false: it is in there. */
export async function askAgain(tools: Tools, storageName: string): Promise<boolean> {
  const again = { state: 'Waiting', waitsSince: tools.now(), attempts: 0, verdict: undefined };
  const isAsked = await tools.store.update('FilePreflight', { storageName, state: 'Done' }, again);
  if (isAsked) tools.preflightWaits();
  return isAsked;
}

/** Puts into the queue again the shop's own models, and the files of all jobs that nobody has decided on yet. */
export async function lookAgain(tools: Tools): Promise<void> {
  for await (const { fileKey } of tools.store.all('Model')) await askAgain(tools, fileKey);
  const open = { status: { $in: FILE_IS_OPEN }, preflight: { $exists: true }, parentJob: null };
  for await (const job of tools.store.all('PrintJob', open)) {
    const revision = await fileOfJob(tools, job);
    if (revision?.storageName) await askAgain(tools, revision.storageName);
  }
}

/** Forgets what is known of a file that goes; a run that has it in hand finds out and ends. */
export async function forgetPreflight({ store, files }: Tools, storageName: string): Promise<void> {
  if (await store.remove('FilePreflight', { storageName })) await files.remove(pictureNameOf(storageName));
}

/** The file that has waited longest; undefined when none does. Of any number of servers one gets it. */
export async function claimNext({ store }: Pick<Tools, 'store'>): Promise<Row | undefined> {
  for (;;) {
    const now = new Date();
    const lost = { state: { $in: IN_HAND }, ...past('claimedAt', new Date(now.getTime() - LEASE_MS)) };
    const next =
      (await store.first('FilePreflight', lost)) ??
      (await store.first('FilePreflight', { state: 'Waiting' }, { sort: { waitsSince: 1 } }));
    if (!next) return undefined;
    const claim = { state: 'Running', claimId: randomUUID(), claimedAt: now, attempts: (next.attempts ?? 0) + 1 };
    const asSeen = { objectId: next.objectId, state: next.state, claimId: next.claimId ?? null };
    if (await store.update('FilePreflight', asSeen, claim)) return { ...next, ...claim } as Row;
  }
}

/** The row, as long as this run has it. */
const heldBy = ({ objectId, claimId }: Row) => ({ objectId, claimId, state: { $in: IN_HAND } });

/** Says that the run is alive. false: the row is somebody else's by now, or gone. */
export function keepClaim({ store }: Pick<Tools, 'store'>, claimed: Row): Promise<boolean> {
  return store.update('FilePreflight', heldBy(claimed), { claimedAt: new Date() });
}

/** Takes back a try that says nothing of the file. A server that ends leaves the file to others at once. */
export async function takeBackTry({ store }: Pick<Tools, 'store'>, claimed: Row, isEnding: boolean): Promise<void> {
  const attempts = claimed.attempts - 1;
  await store.update('FilePreflight', heldBy(claimed), isEnding ? { state: 'Waiting', attempts } : { attempts });
}

/** Fields of a FilePreflight; the verdict follows from the findings where there are any. */
export interface Judged {
  findings?: Finding[];
  [field: string]: unknown;
}

/**
 * Writes down what a run found out, and brings about what follows from it; Slicing is not the end of the run.
 * Answers the row as it is then; undefined when it is somebody else's by now, or gone.
 */
export async function notePreflight(
  tools: Tools,
  claimed: Row,
  state: 'Slicing' | 'Done',
  judged: Judged,
): Promise<Row | undefined> {
  const { store, now } = tools;
  const revision = (claimed.revision ?? 0) + 1;
  const follows = { unsettled: [{ kind: 'tellJob' }], unsettledSince: now() };
  const changes = { ...judged, ...verdictOf(judged.findings), ...follows, state, finishedAt: now(), revision };
  if (!(await store.update('FilePreflight', heldBy(claimed), changes))) return undefined;
  const noted = { ...claimed, ...changes } as Row;
  await tools.settle('FilePreflight', noted);
  return noted;
}

function verdictOf(findings: Finding[] | undefined) {
  if (!findings) return {};
  const count = (outcome: Finding['outcome']) => findings.filter((finding) => finding.outcome === outcome).length;
  const checksFailed = count('failed');
  return { checksPassed: count('passed'), checksFailed, verdict: checksFailed ? 'Failed' : 'Passed' };
}

/** A file revision of a job, its newest unless said otherwise; a run has that of its whole job. */
export async function fileOfJob({ store }: Pick<Tools, 'store'>, job: Row, number: number = job.fileRevision) {
  const printJob = pointerTo('PrintJob', job.parentJob?.objectId ?? job.objectId);
  return store.first('FileRevision', { printJob, number: Number.isFinite(number) ? number : -1 });
}

/** What is known of that file; undefined for an address, and for a file that nobody has looked at. */
export async function preflightOfJob(tools: Pick<Tools, 'store'>, job: Row, number?: number): Promise<Row | undefined> {
  const revision = await fileOfJob(tools, job, number);
  return revision?.storageName && preflightOf(tools, revision.storageName);
}
