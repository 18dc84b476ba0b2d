/**
 * A customer's data is deleted: one write takes the name off the profile and closes it, and its effect
 * does the rest, safe to do twice. Orders stay with their contact, as the shop's books ask for.
 */
import { DELETE, type Effect, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { cartOf, cartPointer, dropLines } from './carts';
import { forgetFile } from './forget-file';
import { removeLogin } from './people';

/** Stands where their name was. */
const NOBODY = 'Deleted account';

/** Nobody signs in with it, and no mail goes there. */
const tombstoneOf = (customerId: string) => `${customerId.toLowerCase()}@deleted.invalid`;

/** false: the profile was written in between. A second time does nothing. */
export async function markErased(tools: Tools, customerId: string): Promise<boolean> {
  const { store, now } = tools;
  const customer = await store.get('Customer', customerId);
  if (!customer || customer.erasedAt) return true;
  // What is still to be recorded of the profile goes first: afterwards nothing may name them.
  if (customer.unsettled?.length) {
    await tools.settle('Customer', customer);
    return false;
  }
  const revision = (customer.revision ?? 0) + 1;
  const audit = {
    kind: 'audit',
    action: 'erase',
    actorId: customerId,
    actorType: 'customer',
    actorName: NOBODY,
    occurredAt: now(),
    revision,
  };
  const erase = { kind: 'erase', email: customer.email };
  const changes = {
    email: tombstoneOf(customerId),
    name: NOBODY,
    isActive: false,
    erasedAt: now(),
    revision,
    unsettled: [audit, erase],
    unsettledSince: now(),
    ACL: { 'role:coordinator': { read: true, write: true } },
  };
  const gone = { language: DELETE, emailVerifiedAt: DELETE, searchText: DELETE };
  const asSeen = { objectId: customerId, revision: customer.revision ?? null };
  if (!(await store.update('Customer', asSeen, { ...changes, ...gone }))) return false;
  await tools.settle('Customer', { ...customer, ...changes });
  return true;
}

/** The effect `erase` of a customer. */
export async function eraseCustomer(row: Row, { email }: Effect, tools: Tools): Promise<void> {
  const { store } = tools;
  const customer = pointerTo('Customer', row.objectId);
  const userId: string | undefined = row.user?.objectId;
  if (userId) await removeLogin(tools, userId);
  await dropCart(tools, row.objectId);
  for await (const quote of store.all('Quote', { customer, order: null })) await dropQuote(tools, quote);
  if (userId) await closeRows(tools, row.objectId, userId);
  await namelessComments(tools, row.objectId);
  for await (const { objectId } of store.all('EmailMessage', { toAddress: email, order: null, printJob: null }))
    await store.remove('EmailMessage', { objectId });
  await namelessEvents(tools, row.objectId);
  await store.update('Customer', { objectId: row.objectId }, { user: DELETE, client: DELETE });
}

/** An order that is being made of it is made first. */
async function dropCart(tools: Tools, customerId: string): Promise<void> {
  for (;;) {
    const cart = await cartOf(tools, { customerId });
    if (!cart) break;
    await dropLines(tools, { cart: cartPointer(cart.objectId) });
    await tools.store.remove('Cart', { objectId: cart.objectId, revision: cart.revision ?? null });
  }
  // What was being taken along from a guest's cart meanwhile.
  await dropLines(tools, { customer: pointerTo('Customer', customerId) });
}

/** With the files that were uploaded for it, and what of it a crash left in the cart of the guest they were. */
async function dropQuote(tools: Tools, quote: Row): Promise<void> {
  const { store } = tools;
  await tools.settle('Quote', quote);
  const ofQuote = { quote: pointerTo('Quote', quote.objectId) };
  await store.remove('CartLine', ofQuote);
  for await (const job of store.all('QuoteJob', ofQuote)) {
    await store.remove('QuoteJob', { objectId: job.objectId });
    if (!job.model) await forgetFile(tools, job.fileKey);
  }
  await store.remove('Quote', { objectId: quote.objectId });
}

/** What stays is nobody's to open any more but the shop's. */
async function closeRows({ schema, store }: Tools, customerId: string, userId: string): Promise<void> {
  const customer = pointerTo('Customer', customerId);
  for (const { className, rules } of schema.classes.values()) {
    if (rules?.owner !== 'customer') continue;
    for await (const { objectId, ACL } of store.all(className, { customer })) {
      const { [userId]: theirs, ...others } = (ACL ?? {}) as Record<string, unknown>;
      if (theirs) await store.update(className, { objectId }, { ACL: others });
    }
  }
}

async function namelessComments({ store }: Tools, authorId: string): Promise<void> {
  const theirs = { customer: pointerTo('Customer', authorId), authorId };
  for await (const { objectId } of store.all('PinnedPartComment', theirs)) {
    await store.update('PinnedPartComment', { objectId }, { authorName: NOBODY });
    await scrub(store, { entityType: 'PinnedPartComment', entityId: objectId });
  }
}

/** What is on record of the profile, and of what they did with their orders, without their name. */
async function namelessEvents({ store }: Tools, customerId: string): Promise<void> {
  await scrub(store, { entityType: 'Customer', entityId: customerId });
  for await (const { objectId } of store.all('Order', { customer: pointerTo('Customer', customerId) }))
    await scrub(store, { order: pointerTo('Order', objectId), actorId: customerId });
}

async function scrub(store: Tools['store'], where: Record<string, unknown>): Promise<void> {
  for await (const { objectId, actorType, actorName, oldValue, newValue } of store.all('AuditEvent', where))
    await store.update(
      'AuditEvent',
      { objectId },
      {
        actorName: actorType === 'customer' ? NOBODY : actorName,
        ...(oldValue ? { oldValue: nameless(oldValue) } : {}),
        ...(newValue ? { newValue: nameless(newValue) } : {}),
      },
    );
}

const nameless = ({ email: _email, name: _name, authorName: _author, ...others }: Record<string, unknown>) => others;
