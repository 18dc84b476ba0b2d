/** The customer says something in the workspace of the order, pinned to a part where it is about one. */
import { workspaceOf } from '../data/order-support';
import { ShopError } from '../domain/errors';
import { checkPin, MOST_COMMENTS } from '../domain/orders/support';
import { pointerTo } from '../kernel/record';
import { checkGiven, checkIfGiven } from './customer-input';
import { askOnce, given, keyOf, lineOf } from './order-request';
import { orderOfCall, type StoreCall } from './storing';

type Point = Record<'x' | 'y' | 'z', number>;

const className = 'PinnedPartComment';

/** token or orderId, body, lineId?, partIndex?, position? { x, y, z }, commentKey. Answers { commentId }; sent again, the same. */
export async function addComment(call: StoreCall) {
  const { params, tools } = call;
  const order = await orderOfCall(call);
  const [partIndex, position] = [given(params.partIndex), given(params.position) as Point | undefined];
  checkGiven(tools, { className, field: 'body' }, 'body', params.body);
  checkIfGiven(tools, { className, field: 'partIndex' }, 'partIndex', partIndex);
  checkIfGiven(tools, { className, field: 'position' }, 'position', position);
  const line = await lineOf(call, order);
  checkPin(line.orderLine, partIndex, position);
  const workspace = await workspaceOf(tools, order.objectId);
  if (!workspace) throw new ShopError('support.unknown', { what: 'workspace' });
  const fields = {
    workspace: pointerTo('ProjectWorkspace', workspace.objectId),
    ...line,
    partIndex,
    // In the order in which the database gives it back.
    position: position && { x: position.x, y: position.y, z: position.z },
    body: params.body,
  };
  const isRoom = async () => {
    const said = { order: pointerTo('Order', order.objectId), authorType: 'customer' };
    if ((await tools.store.count(className, said)) >= MOST_COMMENTS)
      throw new ShopError('support.tooManyComments', { most: MOST_COMMENTS });
  };
  const key = { commentKey: keyOf(order, params, 'commentKey') };
  const { objectId } = await askOnce(call, order, { className, key, fields, isRoom });
  return { commentId: objectId };
}
