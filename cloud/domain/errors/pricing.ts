/** Refusals about prices and rules: 2001 to 2049. */
export const pricingErrors = {
  'price.overflow': [2001, 'This comes to more than {most} minor units. Ask the shop for a quote.'],
  'price.unknownQuote': [2002, 'There is no such quote of yours.'],
  'price.lockedQuote': [2003, 'This quote is in a cart or was ordered, and does not change any more. Start a new one.'],
  'price.expiredQuote': [2004, 'This quote was valid until {at}. Start a new one.'],
  'price.noChoice': [2005, '{field} names nothing that can be chosen. storeChoices lists what there is.'],
  'price.nothingToPrint': [2006, '“{name}” has no files to print yet.'],
} as const;
