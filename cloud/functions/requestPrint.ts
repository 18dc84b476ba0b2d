/** A request from the portal: checked whole, kept as one row, and each file of it made into a job. */
import { trackUrlOf } from '../data/links';
import { finishedUpload, takeUpload } from '../data/uploads';
import { ShopError } from '../domain/errors';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { jobKeyOf, type RequestedItem } from '../triggers/jobs/PrintRequest';
import type { PublicCall } from './public';
import { formOf, type PrintForm } from './request-form';

/** Takes every upload, or none: all of them are looked at before the first is taken. */
async function takeFiles(tools: Tools, { requestKey, items }: PrintForm): Promise<RequestedItem[]> {
  for (const item of items) await finishedUpload(tools, item);
  const taken: RequestedItem[] = [];
  for (const { uploadId, uploadSecret, materialType, color, quantity } of items) {
    const { file } = await takeUpload(tools, { uploadId, uploadSecret, taker: `request:${requestKey}` });
    taken.push({ file: { name: file.name, url: file.url }, materialType, color, quantity });
  }
  return taken;
}

async function keepRequest(tools: Tools, form: PrintForm): Promise<Row> {
  const { store, now } = tools;
  const { requestKey, contentHash, contact, language, notes, wishedDate } = form;
  const kept = () => store.first('PrintRequest', { requestKey });
  if (!(await kept())) {
    const items = await takeFiles(tools, form);
    const unsettled = { unsettled: [{ kind: 'makeJobs' }], unsettledSince: now() };
    const fields = { requestKey, contentHash, contact, language, items, notes, wishedDate, ...unsettled, ACL: {} };
    await store.createOnce('PrintRequest', fields);
  }
  const request = (await kept()) as Row;
  // Whoever sends something else under this key learns nothing of what it stands for.
  if (request.contentHash !== contentHash) throw new ShopError('request.otherContent');
  return request;
}

/**
 * contact { name, company?, email, phone? }, language (en, de), items [{ uploadId, uploadSecret,
 * materialType, color?, quantity }], notes?, wishedDate?, requestKey. Answers { jobs: [{ jobNumber,
 * trackUrl }] }, the same for a request that is sent again.
 */
export async function requestPrint({ params, tools }: PublicCall) {
  const request = await keepRequest(tools, await formOf(tools, params));
  await tools.settle('PrintRequest', request);
  const jobs = await Promise.all(
    (request.items as RequestedItem[]).map(async (_item, index) => {
      const job = await tools.store.first('PrintJob', { requestKey: jobKeyOf(request, index) });
      return job && { jobNumber: job.jobNumber as string, trackUrl: await trackUrlOf(tools, job) };
    }),
  );
  return { jobs: jobs.filter((job) => job !== undefined) };
}
