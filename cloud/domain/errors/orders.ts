/** Refusals about quotes, carts and orders: 2101 to 2149. */
export const orderErrors = {
  'store.noSession': [2101, 'Send sessionSecret, as storeSession gave it, or sign in.'],
  'order.unknown': [2102, 'There is no such order, or its link is not valid any more. Ask the shop for a new one.'],
  'quote.ordered': [2104, 'This was ordered already.'],
  'quote.pastValidity': [2105, 'The price of {what} was valid until {at}. Ask for a new one.'],
  'quote.unread': [2106, '{what} is still being read. Wait a moment.'],
  'quote.notFeasible': [2107, '{what} cannot be printed like this: {why}'],
  'cart.full': [2111, 'A cart holds {most} files at most.'],
  'cart.noSuchLine': [2112, 'There is no such line in the cart.'],
  'cart.empty': [2113, 'The cart is empty.'],
  'cart.underWay': [2114, 'This cart is being ordered. Wait a moment.'],
  'checkout.needsQuote': [
    2121,
    '{what} has to be quoted by the shop first: choose quote_request, or take it out of the cart.',
  ],
  'checkout.notOffered': [2122, 'Payment by {method} is not offered. Offered: {offered}.'],
  'checkout.notPrintable': [
    2123,
    '{what} cannot be printed any more: {why} Take it out of the cart and configure it anew.',
  ],
  'order.notCancellable': [
    2131,
    'The order is {stage} and being made: it cannot be cancelled here any more. Ask the shop.',
  ],
  'order.reasonMissing': [2132, 'Give a reason (statusReason) to {move} an order.'],
  'order.jobsOpen': [2133, 'The order cannot be {stage} yet: its jobs are {found}.'],
} as const;
