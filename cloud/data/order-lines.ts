/** The lines of an order, each with its print job: made once, however often and by however many at once it is asked for. */
import Parse from 'parse/node';
import { afterWorkingDays } from '../domain/orders/stages';
import { ownSave } from '../kernel/own-save';
import { pointerTo, type Row } from '../kernel/record';
import { sideBySide } from '../kernel/side-by-side';
import type { Tools } from '../kernel/tools';
import { type CheckoutPlan, ofOrder } from './checkout-plan';
import { fileForJob } from './order-files';
import type { DescribedJob } from './quote-jobs';
import type { StoredFile } from './uploads';

export interface Line {
  orderLineId: string;
  number: number;
  /** Given before any job is made, so that the jobs are numbered as the lines are, whatever breaks off in between. */
  jobNumber: string;
  job: Row;
  described: DescribedJob;
}

/** So many are written side by side; other requests need the database too. */
export const AT_ONCE = 25;

/**
 * A step for all lines before the next: what each of them reads on the way is then read together. A line
 * that is there has its job.
 */
export async function writeLines(plan: CheckoutPlan, client: Row, lines: Line[], tools: Tools): Promise<void> {
  const keyOf = ({ number }: Line) => `order:${plan.orderId}:${number}`;
  const forAll = <Result>(step: (line: Line, index: number) => Promise<Result>) => sideBySide(lines, AT_ONCE, step);
  const made = await forAll((line) => tools.store.unique('PrintJob', 'requestKey', keyOf(line)));
  const files = await forAll(async (line, index) =>
    made[index] ? undefined : fileForJob(tools, line.job.fileKey, line.described.fileName, keyOf(line)),
  );
  const jobIds = await forAll(async (line, index) => {
    const file = files[index];
    return file ? printJobFor(plan, client, line, file, keyOf(line), tools) : (made[index] as Row).objectId;
  });
  await forAll((line, index) => writeLine(plan, line, jobIds[index] as string, tools));
}

async function writeLine(plan: CheckoutPlan, line: Line, jobId: string, tools: Tools): Promise<void> {
  const { store } = tools;
  const { orderLineId, number, job, described } = line;
  await store.createOnce('OrderLine', {
    ...(await ofOrder('OrderLine', plan, tools)),
    objectId: orderLineId,
    number,
    job: pointerTo('QuoteJob', job.objectId),
    snapshot: described,
    quantity: described.quantity,
    lineTotal: described.lineTotal ?? 0,
    currency: described.currency,
    lineKey: `${plan.orderId}:${number}`,
    printJob: pointerTo('PrintJob', jobId),
  });
  const orderLine = pointerTo('OrderLine', orderLineId);
  await store.update('QuoteJob', { objectId: job.objectId }, { orderLine });
}

/** Answers the id of the line's job. */
async function printJobFor(
  plan: CheckoutPlan,
  client: Row,
  line: Line,
  file: StoredFile,
  requestKey: string,
  tools: Tools,
): Promise<string> {
  try {
    return await savePrintJob(plan, client, line, file, requestKey, tools);
  } catch (error) {
    // Brought about twice at the same time: the other one made it.
    const made = await tools.store.unique('PrintJob', 'requestKey', requestKey);
    if (!made) throw error;
    return made.objectId;
  }
}

async function savePrintJob(
  plan: CheckoutPlan,
  client: Row,
  { orderLineId, jobNumber, described }: Line,
  file: StoredFile,
  requestKey: string,
  tools: Tools,
): Promise<string> {
  const { orderId, contact, language, notes, paymentMethod } = plan;
  const { leadTimeDays, toleranceMm } = described;
  // Staff may have given it to a job of theirs; then this one gets the next.
  const isTaken = await tools.store.unique('PrintJob', 'jobNumber', jobNumber);
  const sets = {
    jobNumber: isTaken ? undefined : jobNumber,
    origin: 'store',
    requestKey,
    customerNotes: notes,
    quality: described.quality,
    toleranceMm,
    order: pointerTo('Order', orderId),
    orderLine: pointerTo('OrderLine', orderLineId),
    dueDate: leadTimeDays === undefined ? undefined : afterWorkingDays(new Date(plan.placedAt), leadTimeDays),
  };
  const fields = {
    client: Parse.Object.extend('Client').createWithoutData(client.objectId),
    file: Parse.File.fromJSON(file),
    materialType: described.material,
    color: described.color,
    quantity: described.quantity,
    quoteRequested: paymentMethod === 'quote_request',
    language,
  };
  const printJob = new (Parse.Object.extend('PrintJob'))() as Parse.Object;
  const given = Object.fromEntries(Object.entries(sets).filter(([, value]) => value !== undefined));
  await printJob.save(fields, ownSave({ customer: { id: client.objectId, name: contact.name }, sets: given }));
  return printJob.id as string;
}
