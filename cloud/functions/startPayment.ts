/** Where an order is paid: the page of its payment service. */
import { startPayment as start } from '../data/paying';
import { orderOfCall, type StoreCall } from './storing';

/** token, or orderId of one's own. Answers { redirectUrl }; the same for as long as the try is open. */
export async function startPayment(call: StoreCall) {
  const { objectId } = await orderOfCall(call);
  return { redirectUrl: await start(call.tools, objectId) };
}
