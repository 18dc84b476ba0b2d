/** The orders of the customer who is signed in, the newest first. */
import { pointerTo, type Row } from '../kernel/record';
import { customerOf } from './signed-in';
import type { StoreCall } from './storing';

const MOST = 500;

const told = ({ objectId, orderNumber, placedAt, lifecycleStage, paymentState, totalPrice, currency }: Row) => ({
  orderId: objectId,
  orderNumber,
  placedAt: placedAt.toISOString(),
  lifecycleStage,
  paymentState,
  totalPrice,
  currency,
});

/** Answers { orders: [{ orderId, orderNumber, placedAt, lifecycleStage, paymentState, totalPrice, currency }] }. */
export const myOrders = async (call: StoreCall) => {
  const customer = pointerTo('Customer', (await customerOf(call)).objectId);
  const orders = await call.tools.store.find('Order', { customer }, { sort: { placedAt: -1 }, limit: MOST });
  return { orders: orders.map(told) };
};
