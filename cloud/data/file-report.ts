/** Are all files of jobs, models and catalogue items there, as they were when they came? */
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { log } from '../log';
import { isClaimed } from './stored-files';

interface FileFault {
  /** Whose it is: one of these. */
  jobId?: string;
  modelId?: string;
  catalogItemId?: string;
  /** Which of the job's. */
  number?: number;
  fileName: string;
  fault: 'missing' | 'changed' | 'unreadable';
}

export interface FileReport {
  files: number;
  bytes: number;
  faults: FileFault[];
}

async function faultOf(
  { files }: Tools,
  { storageName, sha256, sizeBytes }: Row,
): Promise<FileFault['fault'] | undefined> {
  try {
    const found = await files.factsOf(storageName);
    if (!found) return 'missing';
    return found.sha256 === sha256 && found.sizeBytes === sizeBytes ? undefined : 'changed';
  } catch (error) {
    log.error('A stored file cannot be read', { storageName, error });
    return 'unreadable';
  }
}

function ownerOf({ printJob, number, model, catalogItem }: Row): Partial<FileFault> {
  if (printJob) return { jobId: printJob.objectId, number };
  return model ? { modelId: model.objectId } : { catalogItemId: catalogItem.objectId };
}

/**
 * Reads every file that something refers to, and leaves a FileReport; one that was broken off is made anew, so
 * that of a key's callers one may run at a time. undefined: there is a finished one of this key already.
 */
export async function makeFileReport(tools: Tools, reportKey: string): Promise<FileReport | undefined> {
  const { store, now } = tools;
  const ACL = { 'role:coordinator': { read: true } };
  const isFirst = await store.createOnce('FileReport', { reportKey, startedAt: now(), ACL });
  if (!isFirst && (await store.first('FileReport', { reportKey }))?.finishedAt) return undefined;
  const report: FileReport = { files: 0, bytes: 0, faults: [] };
  for await (const revision of store.all('FileRevision', { storageName: { $exists: true } })) {
    if (!isClaimed(revision)) continue;
    report.files++;
    report.bytes += revision.sizeBytes ?? 0;
    const fault = await faultOf(tools, revision);
    if (fault) report.faults.push({ ...ownerOf(revision), fileName: revision.fileName, fault });
  }
  await store.update('FileReport', { reportKey }, { ...report, finishedAt: now() });
  if (report.faults.length) log.error('Stored files are not as they were', { ...report });
  else log.info('All stored files are as they were', { files: report.files, bytes: report.bytes });
  return report;
}
