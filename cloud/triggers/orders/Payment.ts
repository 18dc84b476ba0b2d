/** Payments: whatever becomes of one, its order follows. */
import { tellOrder } from '../../data/payments';
import type { ClassRules } from '../../kernel/tools';

export const PaymentRules: ClassRules = {
  effects: {
    tellOrder: (payment, { reason }, tools) =>
      tellOrder(tools, payment.objectId, typeof reason === 'string' ? reason : undefined),
  },
};
