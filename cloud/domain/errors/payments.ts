/** Refusals about payments: 2151 to 2199. */
export const paymentErrors = {
  'payment.notOffered': [2151, 'Payment by {method} is not offered at the moment.'],
  'payment.notDue': [2152, 'There is nothing to pay here at the moment: the payment of this order is {state}.'],
  'payment.underWay': [2153, 'Your payment is on its way already. This page says so when it has arrived.'],
  'payment.noAnswer': [2154, 'The payment service does not answer at the moment. Try again in a minute.'],
  'payment.refused': [2155, 'The payment service did not take this: {why}'],
  'payment.needsShop': [2156, 'The shop has to look at an earlier payment of this order first. Please ask the shop.'],
  'payment.badNotice': [2157, 'This notice was not signed by the payment service, or too long ago.'],
  'payment.noKeys': [2158, 'Before {method} can be offered, set {names} in the environment of the server.'],
  'payment.badConfig': [2159, 'configJson is { label, instructions }, each { en, de } as text, all optional: {what}.'],
  'payment.nothingToRefund': [2160, 'There is no payment of this order to give back; it is {state}.'],
  'payment.notRefunded': [2161, 'The payment service did not give the money back: {why}'],
} as const;
