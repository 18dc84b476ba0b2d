/** Refusals about accounts of customers: 2301 to 2349. */
export const accountErrors = {
  'account.notSignedIn': [2301, 'Sign in first.'],
} as const;
