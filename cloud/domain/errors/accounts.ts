/** Refusals about accounts of customers: 2301 to 2349. */
export const accountErrors = {
  'account.notSignedIn': [2301, 'Sign in first.'],
  'account.wrongPassword': [2302, 'This is not your password.'],
  'account.beingChanged': [2303, 'Your account is being changed at this moment. Try again.'],
} as const;
