/** Orders what is in the cart: once, however often it is sent and whatever breaks off in between. */
import { createHash } from 'node:crypto';
import { cartOf, changeCart, linesOf } from '../data/carts';
import type { CheckoutPlan } from '../data/checkout-plan';
import { jobNumberOf, nextNumber } from '../data/jobs';
import { orderUrlOf } from '../data/order-links';
import { offeredMethods } from '../data/payment-methods';
import { describeJobs, jobsNamed } from '../data/quote-jobs';
import { newObjectId } from '../data/store';
import { ShopError } from '../domain/errors';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { type CheckoutForm, checkoutFormOf } from './checkout-form';
import { type Buyer, knownBuyer, type StoreCall } from './storing';

function answerOf(tools: Tools, order: Row) {
  const { orderNumber, totalPrice, currency, paymentState } = order;
  return { orderNumber, orderUrl: orderUrlOf(tools, order), totalPrice, currency, paymentState };
}

async function checkOffered(tools: Tools, method: string): Promise<void> {
  const offered = (await offeredMethods(tools)).map((row) => row.method as string);
  if (!offered.includes(method))
    throw new ShopError('checkout.notOffered', { method, offered: offered.join(', ') || 'nothing' });
}

/** Everything that could refuse the order is asked before it is made: from then on it is. */
async function checkLines(tools: Tools, lines: Row[], jobs: Row[], method: string): Promise<void> {
  const { store, now } = tools;
  const quotes = await store.find('Quote', { objectId: { $in: lines.map(({ quote }) => quote.objectId) } });
  const described = await describeJobs(tools, jobs);
  const materials = (await store.find('Material', { isActive: true })).map(({ name }) => name as string);
  const qualities = (await store.find('PrintProfile', { isActive: true })).map(({ quality }) => quality as string);
  for (const [index, line] of lines.entries()) {
    const { fileName: what, needsReview, material, quality } = described[index]!;
    const quote = quotes.find(({ objectId }) => objectId === line.quote.objectId);
    if (!quote || quote.validUntil <= now())
      throw new ShopError('quote.pastValidity', { what, at: quote?.validUntil.toISOString() ?? 'before' });
    if (needsReview && method !== 'quote_request') throw new ShopError('checkout.needsQuote', { what });
    if (!materials.includes(material))
      throw new ShopError('checkout.notPrintable', { what, why: 'its material is not offered any more.' });
    if (!qualities.includes(quality))
      throw new ShopError('checkout.notPrintable', { what, why: 'its quality is not offered any more.' });
  }
}

/** The plan of the order, of the cart as it is now. */
async function planOf(tools: Tools, buyer: Buyer, cart: Row, form: CheckoutForm, checkoutKey: string) {
  const lines = await linesOf(tools, cart.objectId);
  if (lines.length === 0) throw new ShopError('cart.empty');
  const jobs = await jobsNamed(
    tools,
    lines.map(({ job }) => job.objectId),
  );
  await checkLines(tools, lines, jobs, form.paymentMethod);
  const { requestKey: _key, ...ordered } = form;
  const firstNumber = await nextNumber(tools.store, 'PrintJob', lines.length);
  const plan: CheckoutPlan = {
    ...ordered,
    orderId: newObjectId(),
    checkoutKey,
    ...('customerId' in buyer ? { customerId: buyer.customerId } : {}),
    placedAt: tools.now().toISOString(),
    lines: lines.map((line, index) => ({
      lineId: line.objectId,
      orderLineId: newObjectId(),
      jobId: line.job.objectId,
      jobNumber: jobNumberOf(firstNumber + index),
    })),
  };
  return { effect: { kind: 'makeOrder' }, fields: { checkout: plan } };
}

/**
 * sessionSecret or signed in, requestKey, paymentMethod, contact { name, company?, email, phone?,
 * address? }, notes?, language (en, de). Answers { orderNumber, orderUrl, totalPrice, currency,
 * paymentState }; under the same requestKey always the same order.
 */
export async function checkout(call: StoreCall) {
  const { params, tools } = call;
  const buyer = knownBuyer(call);
  const form = checkoutFormOf(tools, params);
  const owner = 'customerId' in buyer ? buyer.customerId : buyer.sessionId;
  const checkoutKey = createHash('sha256').update(`${owner}:${form.requestKey}`).digest('hex');
  const made = () => tools.store.first('Order', { checkoutKey });
  const before = (await cartOf(tools, buyer)) && (await made());
  if (before) return answerOf(tools, before);
  await checkOffered(tools, form.paymentMethod);
  await changeCart(tools, buyer, async (cart) =>
    (await made()) ? undefined : planOf(tools, buyer, cart, form, checkoutKey),
  );
  return answerOf(tools, (await made()) as Row);
}
