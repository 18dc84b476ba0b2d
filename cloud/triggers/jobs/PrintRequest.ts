/** Portal requests: each file becomes a job, once, whatever breaks off in between. */
import Parse from 'parse/node';
import { type Contact, clientFor } from '../../data/clients';
import { trackUrlOf } from '../../data/links';
import { ownSave } from '../../kernel/own-save';
import type { Effect, Row } from '../../kernel/record';
import type { ClassRules, Tools } from '../../kernel/tools';

export interface RequestedItem {
  /** What PrintJob.file takes. */
  file: { name: string; url: string };
  materialType: string;
  color?: string;
  quantity: number;
}

export const PrintRequestRules: ClassRules = { effects: { makeJobs } };

export const jobKeyOf = (request: Row, index: number) => `${request.requestKey}:${index}`;

async function makeJobs(request: Row, _effect: Effect, tools: Tools): Promise<void> {
  const client = await clientFor(tools.store, request.contact as Contact);
  for (const [index, item] of (request.items as RequestedItem[]).entries()) {
    const requestKey = jobKeyOf(request, index);
    if (!(await tools.store.first('PrintJob', { requestKey }))) await makeJob(request, client, item, requestKey, tools);
    const job = await tools.store.first('PrintJob', { requestKey });
    if (job) await trackUrlOf(tools, job);
  }
}

async function makeJob(
  request: Row,
  client: Row,
  item: RequestedItem,
  requestKey: string,
  { store }: Tools,
): Promise<void> {
  const { contact, language, notes, wishedDate } = request;
  const job = new (Parse.Object.extend('PrintJob'))() as Parse.Object;
  const fields = {
    client: Parse.Object.extend('Client').createWithoutData(client.objectId),
    file: Parse.File.fromJSON({ __type: 'File', ...item.file }),
    materialType: item.materialType,
    color: item.color,
    quantity: item.quantity,
    quoteRequested: true,
    language,
    wishedDate,
  };
  const customer = { id: client.objectId, name: contact.name as string };
  try {
    await job.save(fields, ownSave({ customer, sets: { origin: 'portal', requestKey, customerNotes: notes } }));
  } catch (error) {
    // Sent twice at the same time: the other one made it, and has the key or the file already.
    if (!(await store.first('PrintJob', { requestKey }))) throw error;
  }
}
