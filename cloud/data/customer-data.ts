/** Everything that the shop has of one customer, as they may read it. */
import type { LoadedClass } from '../../schema/load';
import { type Pointer, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

/** What the lists are called, and of which class they are. */
const LISTS: Record<string, string> = {
  quotes: 'Quote',
  quoteFiles: 'QuoteJob',
  carts: 'Cart',
  cartLines: 'CartLine',
  orders: 'Order',
  orderLines: 'OrderLine',
  approvals: 'ApprovalRequest',
  revisions: 'RevisionRequest',
  reprints: 'ReprintRequest',
  workspaces: 'ProjectWorkspace',
  comments: 'PinnedPartComment',
};

type Told = Record<string, unknown>;

const isPointer = (value: unknown): value is Pointer => (value as Pointer | undefined)?.__type === 'Pointer';

/** Dates are ISO texts, rows are named by their ids, and what is hidden from customers is left out. */
function told(row: Row, { fields, rules }: LoadedClass): Told {
  const hidden = new Set([...(rules?.hidden?.everyone ?? []), ...(rules?.hidden?.customer ?? []), 'revision']);
  const open = Object.keys(fields).filter((field) => !hidden.has(field) && row[field] !== undefined);
  const plain = (value: unknown) => (isPointer(value) ? value.objectId : value);
  const values = Object.fromEntries(open.map((field) => [field, plain(row[field])]));
  return { objectId: row.objectId, createdAt: row.createdAt, ...values };
}

async function all(rows: AsyncGenerator<Row>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

/** { exportedAt, profile, quotes, quoteFiles, …, payments, jobs, mails }. */
export async function dataOf(tools: Tools, customer: Row): Promise<Told> {
  const { schema, store, now } = tools;
  const theirs = { customer: pointerTo('Customer', customer.objectId) };
  const definitionOf = (className: string) => schema.classes.get(className) as LoadedClass;
  const lists: Record<string, Told[]> = {};
  for (const [name, className] of Object.entries(LISTS)) {
    const rows = await all(store.all(className, theirs));
    lists[name] = rows.map((row) => told(row, definitionOf(className)));
  }
  const orders = (lists.orders ?? []).map(({ objectId }) => pointerTo('Order', objectId as string));
  return JSON.parse(
    JSON.stringify({
      exportedAt: now(),
      profile: told(customer, definitionOf('Customer')),
      ...lists,
      ...(await followsFromOrders(tools, orders)),
      mails: await mailsOf(tools, customer, orders),
    }),
  );
}

async function followsFromOrders({ store }: Tools, orders: Pointer[]): Promise<Record<string, Told[]>> {
  const payments: Told[] = [];
  const jobs: Told[] = [];
  for (const order of orders) {
    for await (const { number, method, state, amount, currency, createdAt } of store.all('Payment', { order }))
      payments.push({ order: order.objectId, number, method, state, amount, currency, createdAt });
    for await (const { jobNumber, status, fileName, orderLine, createdAt } of store.all('PrintJob', { order }))
      jobs.push({ order: order.objectId, orderLine: orderLine?.objectId, jobNumber, fileName, status, createdAt });
  }
  return { payments, jobs };
}

/** Those about their orders, and those about their account. */
async function mailsOf({ store }: Tools, { email }: Row, orders: Pointer[]): Promise<Told[]> {
  const asked = [{ toAddress: email, order: null, printJob: null }, ...orders.map((order) => ({ order }))];
  const mails: Row[] = [];
  for (const where of asked) mails.push(...(await all(store.all('EmailMessage', where))));
  return mails.map(({ event, subject, toAddress, createdAt }) => ({ event, subject, toAddress, createdAt }));
}
