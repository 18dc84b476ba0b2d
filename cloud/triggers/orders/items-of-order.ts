/** The queue entries of an order that is cancelled. */
import Parse from 'parse/node';
import { OWN_SAVE } from '../../kernel/own-save';
import { pointerTo } from '../../kernel/record';
import type { Tools } from '../../kernel/tools';

/** Cancels what waits. What a printer has stays in its queue until it is finished or failed there. Safe to do twice. */
export async function cancelItems({ store }: Tools, orderId: string, orderNumber: string): Promise<void> {
  const order = pointerTo('Order', orderId);
  const waiting = await store.find('ProductionQueueItem', {
    order,
    status: { $in: ['Waiting', 'Prepared', 'Failed'] },
  });
  for (const item of waiting) {
    const object = Parse.Object.extend('ProductionQueueItem').createWithoutData(item.objectId) as Parse.Object;
    await object.save({ status: 'Cancelled', statusReason: `The order ${orderNumber} was cancelled.` }, OWN_SAVE);
  }
}
