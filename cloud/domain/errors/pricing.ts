/** Refusals about prices and rules: 2001 to 2049. */
export const pricingErrors = {
  'price.overflow': [2001, 'This comes to more than {most} minor units. Ask the shop for a quote.'],
} as const;
