/** The file of a job: an upload handed over, or an address; each one a revision that stays. */
import type { PrintJob, PrintJobStatus } from '../../../schema/generated';
import { ShopError } from '../../domain/errors';
import { ofWholeJob } from '../../domain/jobs/runs';
import type { Change } from '../../kernel/change';
import { type Effect, pointerTo, type Row } from '../../kernel/record';
import type { Tools } from '../../kernel/tools';

/** While the file may still be replaced: later, a revision has to be asked for, since a quote or a print goes by it. */
const REPLACEABLE: PrintJobStatus[] = ['Received', 'File Review', 'Revision Requested'];

/** Where staff fetch the file of a job. */
export const fileUrlOf = (publicUrl: string, jobId: string) => `${publicUrl}/files/jobs/${jobId}`;

/** Makes a sent file or address the job's newest revision. */
export async function takeFile(change: Change, tools: Tools): Promise<void> {
  const upload = change.sent.has('file') ? change.after.file : undefined;
  const address = change.changes('fileUrl') ? change.after.fileUrl : undefined;
  if (!upload && address === undefined) {
    if (change.isCreate) throw new ShopError('job.noFile');
    return;
  }
  mayReplace(change);
  const number = (change.before?.fileRevision ?? 0) + 1;
  const revision = upload ? await uploaded(change, upload.name, tools) : addressed(change);
  change.set('fileRevision', number);
  change.effects.push({ kind: 'keepFileRevision', number, ...revision });
}

function mayReplace({ before }: Change): void {
  if (!before) return;
  if (before.parentJob) throw ofWholeJob(before as unknown as PrintJob);
  if (before.runCount) throw new ShopError('job.followsRuns');
  if (!REPLACEABLE.includes(before.status)) throw new ShopError('job.fileLocked', { status: before.status });
}

/** An upload belongs to whoever uploaded it, and to one job only. */
async function uploaded(
  change: Change,
  storageName: string,
  { store, config }: Tools,
): Promise<Record<string, unknown>> {
  const upload = await store.first('FileRevision', { storageName });
  const owner = upload?.uploadedBy?.objectId;
  if (!upload || upload.printJob || owner !== change.actor.technicianId) throw new ShopError('job.unknownUpload');
  if (!change.sent.has('fileName')) change.set('fileName', upload.fileName);
  change.set('fileUrl', fileUrlOf(config.publicUrl, change.after.objectId));
  change.set('file', undefined);
  return { upload: upload.objectId };
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
export async function keepFileRevision(job: Row, effect: Effect, { store }: Tools): Promise<void> {
  const number = effect.number as number;
  const revisionKey = `${job.objectId}:${number}`;
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
    return;
  }
  await store.update(
    'FileRevision',
    { objectId: effect.upload, printJob: null },
    { printJob, number, revisionKey, ...access },
  );
}
