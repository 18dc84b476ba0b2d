/** Are all files of jobs there, as they were when they came? */
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { log } from '../log';

interface FileFault {
  jobId: string;
  number: number;
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
    log.error('A file of a job cannot be read', { storageName, error });
    return 'unreadable';
  }
}

/** Reads every file that a job refers to, and leaves a FileReport. undefined: there is one of this key already. */
export async function makeFileReport(tools: Tools, reportKey: string): Promise<FileReport | undefined> {
  const { store, now } = tools;
  const ACL = { 'role:coordinator': { read: true } };
  if (!(await store.createOnce('FileReport', { reportKey, startedAt: now(), ACL }))) return undefined;
  const report: FileReport = { files: 0, bytes: 0, faults: [] };
  const kept = { printJob: { $exists: true }, storageName: { $exists: true } };
  for await (const revision of store.all('FileRevision', kept)) {
    report.files++;
    report.bytes += revision.sizeBytes ?? 0;
    const fault = await faultOf(tools, revision);
    const { printJob, number, fileName } = revision;
    if (fault) report.faults.push({ jobId: printJob.objectId, number, fileName, fault });
  }
  await store.update('FileReport', { reportKey }, { ...report, finishedAt: now() });
  if (report.faults.length) log.error('Files of jobs are not as they were', { ...report });
  else log.info('All files of jobs are as they were', { files: report.files, bytes: report.bytes });
  return report;
}
