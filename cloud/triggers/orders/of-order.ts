/** What the classes share that hang on an order: whose they are, and that what they name is of that order. */
import { createHash } from 'node:crypto';
import type { OrderLifecycleStage } from '../../../schema/generated';
import { ShopError } from '../../domain/errors';
import type { Change } from '../../kernel/change';
import type { Row } from '../../kernel/record';
import type { Tools } from '../../kernel/tools';

/** The order of a row that is being made. */
export async function orderOf(change: Change, { store }: Tools): Promise<Row> {
  const order = await store.get('Order', change.after.order.objectId);
  if (!order) throw new ShopError('input.noSuchRow', { class: change.className, field: 'order', target: 'Order' });
  return order;
}

export const stageOf = (order: Row): OrderLifecycleStage => order.lifecycleStage;

/** Staff see what a customer cannot: a part that is broken before it is finished. */
export const isByStaff = ({ actor }: Change): boolean => actor.type !== 'customer';

/** Copies the customer of the order, who may read the row. Throws support.otherOrder for a line of another one. */
export async function keepToOrder(change: Change, tools: Tools): Promise<void> {
  if (!change.isCreate) return;
  const { order, orderLine } = change.after;
  change.set('customer', (await orderOf(change, tools)).customer);
  const line = orderLine && (await tools.store.get('OrderLine', orderLine.objectId));
  if (orderLine && line?.order.objectId !== order.objectId)
    throw new ShopError('support.otherOrder', { field: 'orderLine' });
}

/** What staff enter for a customer has a key of its own. */
export function keyOfOwn(change: Change): void {
  if (change.isCreate && change.after.requestKey === undefined)
    change.set('requestKey', createHash('sha256').update(change.after.objectId).digest('hex'));
}

/** What a customer is told of a decision, in the words of that decision. */
export function tellDecision(change: Change): void {
  const { move, after } = change;
  if (move !== 'accept' && move !== 'decline') return;
  change.effects.push({ kind: 'mail', isAccepted: move === 'accept', notes: after.fulfillmentNotes });
}
