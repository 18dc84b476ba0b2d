/** Refusals about the second factor of staff and the keys of machines: 2351 to 2399. */
export const signingInErrors = {
  'factor.codeNeeded': [2351, 'Send the code of your second factor too: authData.mfa.token.'],
  'factor.wrongCode': [2352, 'This code is not right, or was used already. Wait for the next one.'],
  'factor.locked': [2353, 'Too many wrong codes. Wait {minutes} minutes.'],
  'factor.mustEnrol': [
    2354,
    'The shop asks for a second factor: turn yours on first. Nothing else is open until then.',
  ],
  'factor.alreadyOn': [2355, 'Your second factor is on already. Turn it off first.'],
  'factor.notBegun': [2356, 'Begin with startSecondFactor.'],
  'factor.notOn': [2357, 'There is no second factor to turn off.'],
  'factor.wrongPassword': [2358, 'This is not your password.'],
  'factor.ownReset': [2359, 'Nobody resets their own second factor: turn it off with a code, or ask another manager.'],
  'factor.unreadable': [
    2360,
    'The server cannot read your second factor any more. Use a recovery code, or ask a manager.',
  ],
  'factor.busy': [2361, 'Several codes were sent at once. Try again.'],
  'session.ownOnly': [2362, 'A session is opened by signing in, and in no other way.'],
  'key.invalid': [2371, 'This is no API key of the shop, or not any more.'],
  'key.outOfScope': [2372, 'This API key has no scope {scope}.'],
  'key.peopleOnly': [2373, 'This is for people, not for API keys.'],
  'key.badScope': [2375, 'A key of the role {role} can have no scope {scope}.'],
  'key.badExpiry': [2376, 'A key expires in the future, and within {days} days.'],
} as const;
