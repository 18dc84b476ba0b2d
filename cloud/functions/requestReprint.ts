/** The customer asks for a line of the order to be printed again. */
import { pointerTo } from '../kernel/record';
import { checkGiven, checkIfGiven } from './customer-input';
import { askOnce, given, keyOf, lineOf, roomForRequest } from './order-request';
import { orderOfCall, type StoreCall } from './storing';

const className = 'ReprintRequest';

/** token or orderId, lineId, type, quantity?, notes, requestKey. Answers { reprintId, status }; sent again, the same. */
export async function requestReprint(call: StoreCall) {
  const { params, tools } = call;
  const order = await orderOfCall(call);
  const quantity = given(params.quantity);
  checkGiven(tools, { className, field: 'type' }, 'type', params.type);
  checkGiven(tools, { className, field: 'customerNotes' }, 'notes', params.notes);
  checkIfGiven(tools, { className, field: 'quantity' }, 'quantity', quantity);
  const fields = {
    order: pointerTo('Order', order.objectId),
    ...(await lineOf(call, order)),
    type: params.type,
    customerNotes: params.notes,
    quantity,
  };
  const key = { requestKey: keyOf(order, params, 'requestKey') };
  const isRoom = () => roomForRequest(tools, order);
  const { objectId, status } = await askOnce(call, order, { className, key, fields, isRoom });
  return { reprintId: objectId, status };
}
