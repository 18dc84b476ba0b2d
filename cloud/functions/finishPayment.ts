/** The customer comes back from the payment service: the shop asks it how the payment stands. */
import { lookAt } from '../data/payment-standing';
import { paymentsOf } from '../data/payments';
import { ServiceTrouble } from '../domain/orders/payment-service';
import type { Row } from '../kernel/record';
import { orderOfCall, type StoreCall } from './storing';

/**
 * token, or orderId of one's own; what the service put into the address besides is not needed.
 * Answers { paymentState }. A service that does not answer now is asked later, by the sweep.
 */
export async function finishPayment(call: StoreCall) {
  const { tools } = call;
  const { objectId } = await orderOfCall(call);
  const begun = (await paymentsOf(tools, objectId)).filter(({ state, redirectUrl }) => state === 'Open' && redirectUrl);
  for (const payment of begun)
    await lookAt(tools, payment).catch((error) => {
      if (!(error instanceof ServiceTrouble)) throw error;
    });
  const { paymentState } = (await tools.store.get('Order', objectId)) as Row;
  return { paymentState };
}
