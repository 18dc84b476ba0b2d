/** Refusals about the catalogue: 2051 to 2099. */
export const catalogErrors = {
  'catalog.unknownItem': [2051, 'The store has no “{slug}”.'],
} as const;
