/** Refusals about approvals, revisions, reprints and comments: 2251 to 2299. */
export const supportErrors = {
  'support.otherOrder': [2251, '{field} belongs to another order.'],
} as const;
