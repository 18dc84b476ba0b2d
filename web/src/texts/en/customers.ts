export const customers = {
  none: 'Nobody has an account yet. Guests order without one.',
  active: 'Active',
  inactive: 'Closed',
  erased: 'Deleted',
  activate: 'Open the account again',
  activateText: 'They can sign in again.',
  deactivate: 'Close the account',
  deactivateText: 'They are signed out at once and cannot sign in any more. Their orders stay, and their links work.',
};
