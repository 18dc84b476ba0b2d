/** What a customer sees of an order, by its link or signed in. */
import { orderView } from './order-view';
import { orderOfCall, type StoreCall } from './storing';

/** token, or orderId of whoever is signed in. Answers the OrderView. */
export const showOrder = async (call: StoreCall) => orderView(call.tools, await orderOfCall(call));
