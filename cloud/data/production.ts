/** What the server reads about order lines in production. */
import type { PrintJob } from '../../schema/generated';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

type Held = Pick<Tools, 'store'>;

const JOB_IS_OVER: PrintJob['status'][] = ['Declined', 'Completed', 'Cancelled'];

/** The entry of an order line that is open; there is one at most. */
export const openItemOf = ({ store }: Held, lineId: string): Promise<Row | undefined> =>
  store.first('ProductionQueueItem', { openKey: lineId });

/** The job that prints an order line now: its newest that is open, a reprint before what it prints again. */
export async function openJobOfLine({ store }: Held, line: Row): Promise<Row | undefined> {
  const open = { status: { $nin: JOB_IS_OVER }, parentJob: null };
  const orderLine = pointerTo('OrderLine', line.objectId);
  const newest = await store.first('PrintJob', { orderLine, ...open }, { sort: { createdAt: -1 } });
  return newest ?? (line.printJob && store.first('PrintJob', { objectId: line.printJob.objectId, ...open }));
}

/** The end of a queue: whoever enters later stands behind. */
export async function endOfQueue({ store }: Held, queueId: string): Promise<number> {
  const queue = pointerTo('ProductionQueue', queueId);
  const last = await store.first('ProductionQueueItem', { queue }, { sort: { position: -1 } });
  return Math.floor(last?.position ?? 0) + 1;
}
