/** What the functions have in common by which a customer asks something of an order: once, and not without end. */
import { createHash } from 'node:crypto';
import Parse from 'parse/node';
import { ShopError } from '../domain/errors';
import { MOST_OPEN_REQUESTS } from '../domain/orders/support';
import { ownSave } from '../kernel/own-save';
import { type Pointer, pointerTo, type Row, sameValue } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { Turns } from '../kernel/turns';
import { keyTextOf } from './calling';
import type { StoreCall } from './storing';

/** As whom the server acts: the customer with an account, or the contact of the order. */
export function customerOf({ buyer }: StoreCall, order: Row): { id: string; name: string } {
  const isOwner = buyer && 'customerId' in buyer && buyer.customerId === order.customer?.objectId;
  return isOwner
    ? { id: buyer.customerId, name: buyer.name }
    : { id: (order.customer ?? order.client).objectId, name: order.contact.name };
}

/** A key that the page chose, as it is kept: it means nothing for another order. */
export function keyOf(order: Row, params: Record<string, unknown>, name: string): string {
  return createHash('sha256')
    .update(`${order.objectId}:${keyTextOf(params, name)}`)
    .digest('hex');
}

/** The row that `id` names, of this order. Throws support.unknown. */
export async function rowOf({ store }: Tools, order: Row, className: string, id: unknown, what: string): Promise<Row> {
  const ofOrder = { objectId: id, order: pointerTo('Order', order.objectId) };
  const row = typeof id === 'string' ? await store.first(className, ofOrder) : undefined;
  if (!row) throw new ShopError('support.unknown', { what });
  return row;
}

/** What is sent empty was not said. */
export const given = (value: unknown): unknown => (value === null || value === '' ? undefined : value);

/** The line that lineId names, as a pointer; nothing where none was named. */
export async function lineOf({ tools, params }: StoreCall, order: Row): Promise<{ orderLine?: Pointer }> {
  const lineId = given(params.lineId);
  if (lineId === undefined) return {};
  const line = await rowOf(tools, order, 'OrderLine', lineId, 'line');
  return { orderLine: pointerTo('OrderLine', line.objectId) };
}

interface Asked {
  className: string;
  /** The field that holds the key, and what it holds. */
  key: Record<string, string>;
  fields: Record<string, unknown>;
  /** Throws when there are too many of them. */
  isRoom: () => Promise<void>;
}

/** A row that is pointed to is told by its id; the rest of a pointer comes in any order. */
const named = (value: unknown): unknown => (value as Partial<Pointer> | null | undefined)?.objectId ?? value;

const turns = new Turns();

/** Makes the row as the customer of the order; sent again it is the same row. Throws request.otherContent. */
export function askOnce(call: StoreCall, order: Row, { className, key, fields, isRoom }: Asked): Promise<Row> {
  const { store } = call.tools;
  return turns.take(order.objectId, async () => {
    if (!(await store.first(className, key))) {
      await isRoom();
      const object = new (Parse.Object.extend(className))() as Parse.Object;
      try {
        await object.save(fields, ownSave({ customer: customerOf(call, order), sets: key }));
      } catch (error) {
        // Sent twice at the same time, to two servers: the other one made it.
        if (!(await store.first(className, key))) throw error;
      }
    }
    const row = (await store.first(className, key)) as Row;
    const isSame = Object.entries(fields).every(([field, value]) => sameValue(named(row[field]), named(value)));
    if (!isSame) throw new ShopError('request.otherContent');
    return row;
  });
}

/** Throws support.tooManyOpen while the shop has not answered so many. */
export async function roomForRequest({ store }: Tools, { objectId }: Row): Promise<void> {
  const open = { order: pointerTo('Order', objectId), status: 'Requested' };
  const count = (await store.count('RevisionRequest', open)) + (await store.count('ReprintRequest', open));
  if (count >= MOST_OPEN_REQUESTS) throw new ShopError('support.tooManyOpen', { most: MOST_OPEN_REQUESTS });
}
