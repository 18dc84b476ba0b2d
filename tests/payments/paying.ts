/** What the tests of payments have in common: orders to pay, and what staff see of them. */
import { strict as assert } from 'node:assert';
import { anywhere, type Choices, type View } from '../sales/pricing';
import { Buyer, openStoreWithProduct } from '../store/buyer';
import { pointer } from '../support/api';
import type { Shop } from '../support/shop';

/** A store that sells and takes these services. */
export async function openTill(shop: Shop, ...methods: string[]): Promise<Choices> {
  const known = await openStoreWithProduct(shop);
  for (const method of methods) {
    const { body } = await shop.manager.find('PaymentMethodConfig', { method });
    await shop.manager.changed('PaymentMethodConfig', body.results[0].objectId, { enabled: true });
  }
  return known;
}

/** An order of one cube, and what its customer and the staff see. */
export class Sale {
  private constructor(
    private readonly shop: Shop,
    readonly token: string,
    readonly orderId: string,
  ) {}

  static async of(shop: Shop, known: Choices, paymentMethod: string): Promise<Sale> {
    const buyer = await Buyer.at(shop);
    const token = await buyer.ordered(known, {}, { paymentMethod });
    const { body } = await anywhere(shop).call('showOrder', { token });
    return new Sale(shop, token, body.result.orderId);
  }

  start = () => anywhere(this.shop).call('startPayment', { token: this.token });
  finish = () => anywhere(this.shop).call('finishPayment', { token: this.token });

  /** Begins to pay; answers where. */
  async begun(): Promise<string> {
    const { status, body } = await this.start();
    assert.deepEqual({ status, error: body.error }, { status: 200, error: undefined });
    return body.result.redirectUrl;
  }

  async finished(): Promise<string> {
    const { status, body } = await this.finish();
    assert.deepEqual({ status, error: body.error }, { status: 200, error: undefined });
    return body.result.paymentState;
  }

  order = async (): Promise<View> => (await this.shop.coordinator.get('Order', this.orderId)).body;
  state = async (): Promise<string> => (await this.order()).paymentState;
  view = async (): Promise<View> => (await anywhere(this.shop).call('showOrder', { token: this.token })).body.result;

  /** Its tries, the first one first. */
  async payments(): Promise<View[]> {
    const where = { order: pointer('Order', this.orderId) };
    return (await this.shop.coordinator.find('Payment', where, { order: 'number' })).body.results;
  }

  /** What was recorded of the order's payment. */
  async moves(): Promise<string[]> {
    const where = { entityType: 'Order', entityId: this.orderId };
    const { body } = await this.shop.coordinator.find('AuditEvent', where, { order: 'occurredAt', limit: 200 });
    const words = ['await', 'pay', 'fail', 'refund', 'void'];
    return body.results.map(({ action }: View) => action).filter((action: string) => words.includes(action));
  }

  cancel = (reason = 'Changed my mind') => anywhere(this.shop).call('cancelOrder', { token: this.token, reason });
  refund = (more: object = {}) =>
    this.shop.manager.call('refundPayment', { orderId: this.orderId, reason: 'It broke', ...more });
}
