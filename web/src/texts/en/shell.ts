export const shell = {
  title: 'Print shop',
  unreachable: 'The server cannot be reached. What you typed is still here; try again in a moment.',
  reconnecting: 'Connection lost. Reconnecting …',
  signIn: {
    username: 'Username',
    password: 'Password',
    submit: 'Sign in',
    working: 'Signing in …',
  },
  ended: {
    title: 'Your session has ended',
    intro: 'Sign in again to go on where you were. What you typed is still here.',
  },
  conflict: {
    title: 'Somebody else was faster',
    intro: 'This row was changed while you worked on it. Choose what it shall be.',
    field: 'Field',
    yours: 'Yours',
    theirs: 'Now on the server',
    keepYours: 'Save mine over it',
    takeTheirs: 'Take theirs',
    gone: 'The row is no longer there, or no longer yours to see.',
    later: 'Decide later',
  },
  changed: 'This row was changed by somebody else while you are editing it.',
  empty: 'Empty',
  saved: 'Saved',
};
