/** Refusals about payments: 2151 to 2199. */
export const paymentErrors = {
  'payment.notOffered': [2151, 'Payment by {method} is not offered at the moment.'],
} as const;
