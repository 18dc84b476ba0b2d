/** What is to be made of a cart, kept with it until it is. */
import { pointerTo } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { accessTo } from './access';
import type { Contact } from './clients';

export interface OrderContact extends Contact {
  address?: string;
}

/** What is ordered, by whom and how; kept in the cart until the order is made. Dates are ISO texts. */
export interface CheckoutPlan {
  orderId: string;
  checkoutKey: string;
  customerId?: string;
  contact: OrderContact;
  paymentMethod: string;
  notes?: string;
  language: string;
  placedAt: string;
  lines: { lineId: string; orderLineId: string; jobId: string; jobNumber: string }[];
}

export const customerOf = ({ customerId }: CheckoutPlan) =>
  customerId ? pointerTo('Customer', customerId) : undefined;

/** The pointers of a row that hangs on the order, and who may read it. */
export async function ofOrder(className: string, plan: CheckoutPlan, tools: Tools) {
  const customer = customerOf(plan);
  return {
    order: pointerTo('Order', plan.orderId),
    customer,
    ACL: await accessTo(tools, className, { customer }),
  };
}
