/** Refusals about production: 2201 to 2249. */
export const productionErrors = {
  'production.noFile': [2201, 'The order line has no file to print.'],
} as const;
