/** Refusals about prices and rules: 2001 to 2049. */
export const pricingErrors = {
  'price.overflow': [2001, 'This comes to more than {most} minor units. Ask the shop for a quote.'],
  'price.unknownQuote': [2002, 'There is no such quote of yours.'],
  'price.lockedQuote': [2003, 'This quote is in a cart or was ordered, and does not change any more. Start a new one.'],
  'price.expiredQuote': [2004, 'This quote was valid until {at}. Start a new one.'],
  'price.noChoice': [2005, '{field} names nothing that can be chosen. storeChoices lists what there is.'],
  'rule.range': [2011, 'minQuantity ({min}) is more than maxQuantity ({max}).'],
  'rule.otherCurrency': [2012, 'The store sells in {currency}; a rule in {given} would price nothing.'],
  'rule.feasibility': [2013, 'feasibilityRule.{key} must {must}.'],
  'rule.quality': [
    2014,
    'A rule names the print profile of a quality for all materials. This one, {quality}, is for {material} alone.',
  ],
  'rule.tie': [
    2015,
    'The rules “{one}” and “{other}” could both price the same order with as many conditions. Change the conditions or quantities of one of them. Several can be changed together while their profile is inactive.',
  ],
  'rule.gap': [
    2016,
    'Between the rules “{one}” and “{other}” there would be no price for {pieces}. Let their quantities follow on each other. Several can be changed together while their profile is inactive.',
  ],
  'rule.busy': [2017, 'Somebody else is changing prices at the moment. Try again.'],
} as const;
