/** The payment services that this shop has keys for. */
import type { PaymentServices } from '../../domain/orders/payment-service';
import type { PaymentsConfig } from '../../payments-config';
import { paypalService } from './paypal';
import { stripeService } from './stripe';

export const paymentServices = ({ stripe, paypal }: PaymentsConfig): PaymentServices => ({
  ...(stripe ? { stripe: stripeService(stripe) } : {}),
  ...(paypal ? { paypal: paypalService(paypal) } : {}),
});
