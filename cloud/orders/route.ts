/** The model of an order's line, for the viewer of its customer: by the order's link, or signed in. */
import type { Request, Response } from 'express';
import Parse from 'parse/node';
import { orderOfToken } from '../data/order-links';
import { fileOfJob } from '../data/preflights';
import { jobOfLine } from '../data/support-rows';
import { ShopError } from '../domain/errors';
import { isOpenToBuyer } from '../domain/orders/support';
import type { Tools } from '../kernel/tools';
import { sendModel } from '../model-response';

/** GET /order/:token/lines/:lineId/file */
export function sendLineByLink(tools: Tools) {
  return async (request: Request, response: Response): Promise<void> => {
    const order = await orderOfToken(tools, request.params.token);
    if (!order) throw new ShopError('order.unknown');
    await sendLine(tools, order.objectId, request, response);
  };
}

/** GET /orders/:orderId/lines/:lineId/file, for whoever may read the order. */
export function sendLineToOwner(tools: Tools) {
  return async (request: Request, response: Response): Promise<void> => {
    const sessionToken = request.get('X-Parse-Session-Token');
    if (!sessionToken) throw new Parse.Error(Parse.Error.INVALID_SESSION_TOKEN, 'Send X-Parse-Session-Token.');
    const { id } = await new Parse.Query('Order').get(String(request.params.orderId), { sessionToken });
    await sendLine(tools, id as string, request, response);
  };
}

/** The newest file of the line's job, where its customer brought it; what has only an address is nothing to stream. */
async function sendLine(tools: Tools, orderId: string, request: Request, response: Response): Promise<void> {
  const line = await tools.store.get('OrderLine', String(request.params.lineId));
  const job = line?.order.objectId === orderId ? await jobOfLine(tools, line.objectId) : undefined;
  const revision = job && (await fileOfJob(tools, job));
  const isOpen = revision && isOpenToBuyer(line?.snapshot, revision.number) && !revision.uploadedBy;
  if (!isOpen || !revision.storageName) throw new Parse.Error(Parse.Error.OBJECT_NOT_FOUND, 'Object not found.');
  await sendModel(tools, revision, request, response);
}
