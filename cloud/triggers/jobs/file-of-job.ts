/** The file of a job: an upload handed over, or an address; each one a revision that stays. */
import type { PrintJob } from '../../../schema/generated';
import { followFile, toldByFile } from '../../data/file-estimates';
import { askForPreflight, isJudged, isLookedAt, preflightOf } from '../../data/preflights';
import { isClaimed, revisionKeyOf, UNCLAIMED } from '../../data/stored-files';
import { finishedUpload, type Named, releaseUpload, takeUpload } from '../../data/uploads';
import { ShopError } from '../../domain/errors';
import { FILE_IS_OPEN } from '../../domain/jobs/model-files';
import { ofWholeJob } from '../../domain/jobs/runs';
import type { Change } from '../../kernel/change';
import { type Effect, pointerTo, type Row } from '../../kernel/record';
import type { Tools } from '../../kernel/tools';

/** Where staff fetch the file of a job. */
export const fileUrlOf = (publicUrl: string, jobId: string) => `${publicUrl}/files/jobs/${jobId}`;

/** Makes a sent file, upload or address the job's newest revision; an upload is taken by takeUploaded, last of all. */
export async function takeFile(change: Change, tools: Tools): Promise<void> {
  const { file, upload, fileUrl } = change.after;
  const address = change.changes('fileUrl') ? fileUrl : undefined;
  if (!file && !upload && address === undefined) {
    if (change.isCreate) throw new ShopError('job.noFile');
    return;
  }
  mayReplace(change);
  const number = (change.before?.fileRevision ?? 0) + 1;
  change.set('fileRevision', number);
  change.set('preflight', undefined);
  change.set('fileEstimate', undefined);
  const revision = upload
    ? await arrived(change, upload, tools)
    : file
      ? await handedOver(change, file.name, tools)
      : addressed(change);
  change.effects.push({ kind: KEEP, number, ...revision });
}

const KEEP = 'keepFileRevision';

/** A file that was looked at before tells its job at once. Answers which file it is, and which verdict was told. */
async function noteVerdict(change: Change, storageName: string, fileName: string, tools: Tools) {
  if (!isLookedAt(tools)) return { storageName };
  const found = await preflightOf(tools, storageName);
  // One that came before files were looked at.
  if (!found) await askForPreflight(tools, storageName, fileName);
  const { preflight, fileEstimate } = await toldByFile(tools, change.after, found);
  change.set('preflight', preflight);
  change.set('fileEstimate', fileEstimate);
  return isJudged(found) ? { storageName, verdict: found.revision } : { storageName };
}

async function arrived(change: Change, upload: Named, tools: Tools): Promise<Record<string, unknown>> {
  const { uploadKey, fileName } = await finishedUpload(tools, upload);
  nameFile(change, fileName, tools);
  return noteVerdict(change, uploadKey, fileName, tools);
}

/** Takes the upload that was named. After this only the database may refuse the write, and then it is given back. */
export async function takeUploaded(change: Change, tools: Tools): Promise<void> {
  const { upload } = change.after;
  if (!upload) return;
  change.set('upload', undefined);
  const { claim, actor } = change;
  const operationKey: string | undefined = change.isCreate ? change.after.operationKey : undefined;
  // Whoever sends the same again is the same taker: what broke off in between is gone on with.
  const taker = operationKey ?? claim;
  const { fileRevisionId } = await takeUpload(tools, { ...upload, taker, technicianId: actor.technicianId });
  change.undo.push(async () => {
    // Of two sent at once one made the job, and has it.
    if (operationKey && (await tools.store.first('PrintJob', { operationKey }))) return;
    await releaseUpload(tools, upload.uploadId, taker);
  });
  for (const effect of change.effects) if (effect.kind === KEEP) effect.upload = fileRevisionId;
}

function nameFile(change: Change, fileName: string, { config }: Tools, fileUrl?: string): void {
  if (!change.sent.has('fileName')) change.set('fileName', fileName);
  change.set('fileUrl', fileUrl ?? fileUrlOf(config.publicUrl, change.after.objectId));
}

function mayReplace({ before }: Change): void {
  if (!before) return;
  if (before.parentJob) throw ofWholeJob(before as unknown as PrintJob);
  if (before.runCount) throw new ShopError('job.followsRuns');
  if (!FILE_IS_OPEN.includes(before.status)) throw new ShopError('job.fileLocked', { status: before.status });
}

/** An upload belongs to whoever uploaded it, and to one job only. */
async function handedOver(change: Change, storageName: string, tools: Tools): Promise<Record<string, unknown>> {
  const upload = await tools.store.unique('FileRevision', 'storageName', storageName);
  const owner = upload?.uploadedBy?.objectId;
  if (!upload || isClaimed(upload) || owner !== change.actor.technicianId) throw new ShopError('job.unknownUpload');
  nameFile(change, upload.fileName, tools, upload.fileUrl);
  change.set('file', undefined);
  return { upload: upload.objectId, ...(await noteVerdict(change, storageName, upload.fileName, tools)) };
}

function addressed(change: Change): Record<string, unknown> {
  const { fileUrl, fileName } = change.after;
  const valid =
    typeof fileUrl === 'string' &&
    URL.canParse(fileUrl) &&
    new URL(fileUrl).protocol === 'https:' &&
    !/\s/.test(fileUrl);
  if (!valid) throw new ShopError('job.badFileUrl');
  if (!fileName?.trim()) throw new ShopError('input.required', { class: 'PrintJob', field: 'fileName' });
  return { fileUrl, fileName };
}

/** Writes the FileRevision of the job's newest file; a second time does nothing. */
export async function keepFileRevision(job: Row, effect: Effect, tools: Tools): Promise<void> {
  const { store } = tools;
  const number = effect.number as number;
  const revisionKey = revisionKeyOf(job.objectId, number);
  const printJob = pointerTo('PrintJob', job.objectId);
  const access = { ACL: job.ACL };
  if (!effect.upload) {
    const { fileUrl, fileName } = effect;
    await store.createOnce('FileRevision', {
      printJob,
      number,
      revisionKey,
      fileName,
      fileUrl,
      uploadedAt: job.updatedAt,
      ...access,
    });
    await followFile(tools, job.objectId);
    return;
  }
  await store.update(
    'FileRevision',
    { objectId: effect.upload, ...UNCLAIMED },
    { printJob, number, revisionKey, ...access },
  );
  const found = await preflightOf(tools, effect.storageName as string);
  const isTold = isJudged(found) && found.revision === effect.verdict;
  if (!isTold) await followFile(tools, job.objectId);
}
