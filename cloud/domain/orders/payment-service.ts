/** What the shop asks of a payment service, and what it hears from one. */
import type { PaymentMethod } from '../../../schema/generated';

/** What a service has to have in the environment, all of it. */
export const KEYS_OF: Record<PaymentMethod, string[]> = {
  stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  paypal: ['PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET', 'PAYPAL_WEBHOOK_ID'],
};

export const isService = (method: string): method is PaymentMethod => method in KEYS_OF;

export interface Asked {
  /** Names the try: sent again, the service answers as it did the first time. */
  key: string;
  orderNumber: string;
  /** In minor units, as the shop counts them. */
  amount: number;
  currency: string;
  language: 'en' | 'de';
  /** What the customer is shown as the one who is paid. */
  shopName: string;
  /** Where the customer comes back to, having paid or not. */
  returnUrl: string;
  cancelUrl: string;
}

export interface Begun {
  providerId: string;
  redirectUrl: string;
}

/**
 * How a try stands at the service: `approved` is money that waits to be taken, `underWay` a payment that
 * the customer has made and whose money has yet to arrive.
 */
export type Standing = 'open' | 'approved' | 'underWay' | 'paid' | 'failed' | 'expired' | 'refunded';

export interface Report {
  standing: Standing;
  /** The shop's name of the try. */
  key?: string;
  providerId?: string;
  /** In minor units, as the shop counts them; undefined where the service said nothing that can be read. */
  amount?: number;
  currency?: string;
  /** What the service said, where it went wrong. */
  why?: string;
}

export interface PaymentService {
  /** Throws ServiceTrouble. */
  begin(asked: Asked): Promise<Begun>;
  lookUp(providerId: string): Promise<Report>;
  /** Takes the money that the customer has approved; once, however often it is asked for. */
  capture(providerId: string, key: string): Promise<Report>;
  /** Ends a try that nobody has paid. Answers how it stands then: it may have been paid first. */
  close(providerId: string): Promise<Report>;
  /** Gives all of it back; once, however often it is asked for. */
  refund(providerId: string, key: string): Promise<void>;
  /**
   * What a notice says that the service sent by itself; undefined where that is nothing to the shop.
   * Throws payment.badNotice for one that the service did not sign, or not lately.
   */
  readNotice(body: Buffer, header: (name: string) => string | undefined, now: Date): Promise<Report | undefined>;
}

export type PaymentServices = Partial<Record<PaymentMethod, PaymentService>>;

/**
 * `refused`: the service said no, and will again. `broken`: it failed, and keeps to that answer for this key.
 * `unknown`: nobody can say whether it has heard.
 */
export class ServiceTrouble extends Error {
  constructor(
    readonly kind: 'refused' | 'broken' | 'unknown',
    why: string,
  ) {
    super(why.slice(0, 500));
  }
}
