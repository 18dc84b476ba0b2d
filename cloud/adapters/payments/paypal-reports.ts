/** What PayPal says of an order, and what a notice of its is about. */
import type { Report, Standing } from '../../domain/orders/payment-service';
import { fromPaypal } from '../../domain/orders/service-amounts';

interface Money {
  value?: string;
  currency_code?: string;
}
export interface Capture {
  id: string;
  status: string;
  amount?: Money;
  custom_id?: string;
  supplementary_data?: { related_ids?: { order_id?: string } };
  seller_payable_breakdown?: { total_refunded_amount?: Money };
}
export interface PaypalOrder {
  id: string;
  status: string;
  purchase_units: { custom_id?: string; amount?: Money; payments?: { captures?: Capture[] } }[];
  links: { rel: string; href: string }[];
}
function sumOf({ value, currency_code: currency = '' }: Money = {}): Pick<Report, 'amount' | 'currency'> {
  return /^[A-Z]{3}$/.test(currency) ? { amount: fromPaypal(value, currency), currency } : {};
}

const OF_CAPTURE: Record<string, Standing> = {
  COMPLETED: 'paid',
  PARTIALLY_REFUNDED: 'paid',
  REFUNDED: 'refunded',
  PENDING: 'underWay',
  DECLINED: 'failed',
  FAILED: 'failed',
};
const OF_ORDER: Record<string, Standing> = { APPROVED: 'approved', VOIDED: 'expired', COMPLETED: 'underWay' };

/** The capture that says most: one that came through, or the latest. */
export function captureOf(order: Partial<PaypalOrder>): Capture | undefined {
  const captures = order.purchase_units?.[0]?.payments?.captures ?? [];
  return captures.find(({ status }) => ['paid', 'refunded'].includes(OF_CAPTURE[status] ?? '')) ?? captures.at(-1);
}

export function reportOf(order: Partial<PaypalOrder>): Report {
  const unit = order.purchase_units?.[0];
  const capture = captureOf(order);
  return {
    standing: (capture && OF_CAPTURE[capture.status]) ?? OF_ORDER[order.status ?? ''] ?? 'open',
    key: unit?.custom_id ?? capture?.custom_id,
    providerId: order.id,
    ...sumOf(capture?.amount ?? unit?.amount),
  };
}

const OF_NOTICE: Record<string, Standing> = {
  'PAYMENT.CAPTURE.COMPLETED': 'paid',
  'PAYMENT.CAPTURE.PENDING': 'underWay',
  'PAYMENT.CAPTURE.DENIED': 'failed',
  'PAYMENT.CAPTURE.DECLINED': 'failed',
  'PAYMENT.CAPTURE.REFUNDED': 'refunded',
};

export interface Notice {
  event_type: string;
  resource: Partial<PaypalOrder> & Partial<Capture>;
}

export function reportOfNotice({ event_type: type = '', resource }: Partial<Notice>): Report | undefined {
  if (typeof resource !== 'object' || resource === null) return undefined;
  if (type === 'CHECKOUT.ORDER.APPROVED') return { ...reportOf(resource), standing: 'approved' };
  const standing = OF_NOTICE[type];
  if (!standing) return undefined;
  return {
    standing,
    key: resource.custom_id,
    providerId: resource.supplementary_data?.related_ids?.order_id,
    // Of a refund, all that was given back so far.
    ...sumOf(resource.seller_payable_breakdown?.total_refunded_amount ?? resource.amount),
  };
}
