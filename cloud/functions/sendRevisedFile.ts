/** The customer of an order hands over the file of a change that was accepted. */
import Parse from 'parse/node';
import { followJob, isForFile, jobOfLine } from '../data/support-rows';
import { takeUpload } from '../data/uploads';
import { ShopError } from '../domain/errors';
import { saveAsCustomer, untilOurs } from './customer';
import { rowOf } from './order-request';
import { hasFile } from './reviseFile';
import { orderOfCall, type StoreCall } from './storing';

/** token or orderId, revisionId, uploadId, uploadSecret. Answers { status }; sent again, the same. */
export async function sendRevisedFile(call: StoreCall) {
  const { params, tools } = call;
  const { uploadId, uploadSecret } = params;
  const order = await orderOfCall(call);
  const ofOrder = () => rowOf(tools, order, 'RevisionRequest', params.revisionId, 'revision');
  return untilOurs(async () => {
    const request = await ofOrder();
    const job = isForFile(request) ? await jobOfLine(tools, request.orderLine.objectId) : undefined;
    const isWanted = request.status === 'Accepted' && job?.status === 'Revision Requested';
    if (!job || !(isWanted || (await hasFile(tools, job, uploadId)))) throw new ShopError('support.noFileWanted');
    const { file } = await takeUpload(tools, { uploadId, uploadSecret, taker: `job:${job.objectId}` });
    if (isWanted) await saveAsCustomer(tools, job, { file: Parse.File.fromJSON(file), status: 'File Review' });
    await followJob(tools, job.objectId);
    return { status: (await ofOrder()).status as string };
  });
}
