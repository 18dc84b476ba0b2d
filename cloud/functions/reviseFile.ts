/** The customer hands over the new file that was asked for. */
import Parse from 'parse/node';
import type { PrintJob } from '../../schema/generated';
import { jobOfToken } from '../data/links';
import { takeUpload } from '../data/uploads';
import { ShopError } from '../domain/errors';
import { plainStatus } from '../domain/jobs/plain-status';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { saveAsCustomer, untilOurs } from './customer';
import type { PublicCall } from './public';

/** Has the job this upload already, from an earlier try? */
export async function hasFile({ store }: Tools, job: Row, uploadId: unknown): Promise<boolean> {
  if (typeof uploadId !== 'string') return false;
  const printJob = pointerTo('PrintJob', job.objectId);
  return (await store.first('FileRevision', { storageName: uploadId, printJob })) !== undefined;
}

/** token, uploadId, uploadSecret. Answers { jobNumber, fileName, statusWord }. */
export async function reviseFile({ params, tools }: PublicCall) {
  const { token, uploadId, uploadSecret } = params;
  return untilOurs(async () => {
    const job = await jobOfToken(tools, token);
    const isAsked = job.status === 'Revision Requested';
    if (!isAsked && !(await hasFile(tools, job, uploadId))) throw new ShopError('request.noRevision');
    const { file, fileName } = await takeUpload(tools, { uploadId, uploadSecret, taker: `job:${job.objectId}` });
    if (isAsked) await saveAsCustomer(tools, job, { file: Parse.File.fromJSON(file), status: 'File Review' });
    const now = (await jobOfToken(tools, token)) as unknown as PrintJob;
    return { jobNumber: now.jobNumber, fileName, statusWord: plainStatus(now) };
  });
}
