/** A customer takes an order back, as long as nothing of it is being made. */
import Parse from 'parse/node';
import { ShopError } from '../domain/errors';
import { ownSave } from '../kernel/own-save';
import { textOf } from './calling';
import { untilOurs } from './customer';
import { checkAs } from './customer-input';
import { orderView } from './order-view';
import { orderOfCall, type StoreCall } from './storing';

/** token or orderId, reason. Answers the OrderView; sent again, the same. */
export async function cancelOrder(call: StoreCall) {
  const { params, tools } = call;
  await orderOfCall(call);
  const statusReason = textOf(params, 'reason', 2000);
  checkAs(tools, { className: 'Order', field: 'statusReason' }, 'reason', statusReason);
  if (!statusReason.trim()) throw new ShopError('order.reasonMissing', { move: 'cancel' });
  return untilOurs(async () => {
    const order = await orderOfCall(call);
    if (order.lifecycleStage !== 'Cancelled') {
      const object = Parse.Object.extend('Order').createWithoutData(order.objectId) as Parse.Object;
      const customer = { id: order.customer?.objectId ?? order.client.objectId, name: order.contact.name as string };
      const cancelled = { lifecycleStage: 'Cancelled', statusReason, revision: order.revision };
      await object.save(cancelled as never, ownSave({ customer }) as never);
    }
    return orderView(tools, await orderOfCall(call));
  });
}
