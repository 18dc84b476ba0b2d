/** Refusals about quotes, carts and orders: 2101 to 2149. */
export const orderErrors = {
  'store.noSession': [2101, 'Send sessionSecret, as storeSession gave it, or sign in.'],
  'order.unknown': [2102, 'There is no such order, or its link is not valid any more. Ask the shop for a new one.'],
} as const;
