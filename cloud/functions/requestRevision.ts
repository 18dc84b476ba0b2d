/** The customer asks for something of the order to be changed. */

import { pointerTo } from '../kernel/record';
import { checkGiven } from './customer-input';
import { askOnce, keyOf, lineOf, roomForRequest } from './order-request';
import { orderOfCall, type StoreCall } from './storing';

const className = 'RevisionRequest';

/** token or orderId, lineId?, type, notes, requestKey. Answers { revisionId, status }; sent again, the same. */
export async function requestRevision(call: StoreCall) {
  const { params, tools } = call;
  const order = await orderOfCall(call);
  checkGiven(tools, { className, field: 'type' }, 'type', params.type);
  checkGiven(tools, { className, field: 'customerNotes' }, 'notes', params.notes);
  const fields = {
    order: pointerTo('Order', order.objectId),
    ...(await lineOf(call, order)),
    type: params.type,
    customerNotes: params.notes,
  };
  const key = { requestKey: keyOf(order, params, 'requestKey') };
  const isRoom = () => roomForRequest(tools, order);
  const { objectId, status } = await askOnce(call, order, { className, key, fields, isRoom });
  return { revisionId: objectId, status };
}
