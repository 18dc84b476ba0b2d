/** The rows of preflight: one for each stored file, asked for before the file can be used, claimed by one run at a time. */
import { randomUUID } from 'node:crypto';
import type { Finding } from '../domain/files/model';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

/** A run that was not heard of for longer has ended with its server. */
export const LEASE_MS = 10_000;
/** A file that ended so many runs is not tried again by itself. */
export const MOST_ATTEMPTS = 3;

export const pictureNameOf = (storageName: string) => `${storageName}.png`;

export const preflightOf = ({ store }: Pick<Tools, 'store'>, storageName: string): Promise<Row | undefined> =>
  store.first('FilePreflight', { storageName });

/** Puts a stored file into the queue; a second time does nothing. */
export async function askForPreflight(tools: Tools, storageName: string, fileName: string): Promise<void> {
  const asked = { storageName, fileName, state: 'Waiting', waitsSince: tools.now(), attempts: 0, ACL: {} };
  if (await tools.store.createOnce('FilePreflight', asked)) tools.preflightWaits();
}

/** Puts a file that was judged into the queue again. false: it is in there. */
export async function askAgain(tools: Tools, storageName: string): Promise<boolean> {
  const again = { state: 'Waiting', waitsSince: tools.now(), attempts: 0 };
  const isAsked = await tools.store.update('FilePreflight', { storageName, state: 'Done' }, again);
  if (isAsked) tools.preflightWaits();
  return isAsked;
}

/** Forgets what is known of a file that goes; a run that has it in hand finds out and ends. */
export async function forgetPreflight({ store, files }: Tools, storageName: string): Promise<void> {
  if (await store.remove('FilePreflight', { storageName })) await files.remove(pictureNameOf(storageName));
}

/** The file that has waited longest; undefined when none does. Of any number of servers one gets it. */
export async function claimNext({ store }: Pick<Tools, 'store'>): Promise<Row | undefined> {
  for (;;) {
    const now = new Date();
    const lost = { state: 'Running', claimedAt: { $lt: new Date(now.getTime() - LEASE_MS) } };
    const next =
      (await store.first('FilePreflight', lost)) ??
      (await store.first('FilePreflight', { state: 'Waiting' }, { sort: { waitsSince: 1 } }));
    if (!next) return undefined;
    const claim = { state: 'Running', claimId: randomUUID(), claimedAt: now, attempts: (next.attempts ?? 0) + 1 };
    const asSeen = { objectId: next.objectId, state: next.state, claimId: next.claimId ?? null };
    if (await store.update('FilePreflight', asSeen, claim)) return { ...next, ...claim } as Row;
  }
}

/** Says that the run is alive. false: the row is somebody else's by now, or gone. */
export function keepClaim({ store }: Pick<Tools, 'store'>, { objectId, claimId }: Row): Promise<boolean> {
  return store.update('FilePreflight', { objectId, claimId, state: 'Running' }, { claimedAt: new Date() });
}

/** Gives a claim back, for a server that ends. */
export async function releaseClaim({ store }: Pick<Tools, 'store'>, { objectId, claimId, attempts }: Row) {
  const mine = { objectId, claimId, state: 'Running' };
  await store.update('FilePreflight', mine, { state: 'Waiting', attempts: attempts - 1 });
}

export interface Judged {
  findings: Finding[];
  [field: string]: unknown;
}

/** Writes down what a run found out, and brings about what follows from it. */
export async function finishPreflight(tools: Tools, claimed: Row, judged: Judged): Promise<void> {
  const { store, now } = tools;
  const count = (outcome: Finding['outcome']) =>
    judged.findings.filter((finding) => finding.outcome === outcome).length;
  const revision = (claimed.revision ?? 0) + 1;
  const changes = {
    ...judged,
    checksPassed: count('passed'),
    checksFailed: count('failed'),
    verdict: count('failed') ? 'Failed' : 'Passed',
    state: 'Done',
    finishedAt: now(),
    revision,
    unsettled: [{ kind: 'tellJob' }],
    unsettledSince: now(),
  };
  const mine = { objectId: claimed.objectId, claimId: claimed.claimId, state: 'Running' };
  if (await store.update('FilePreflight', mine, changes))
    await tools.settle('FilePreflight', { ...claimed, ...changes });
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
