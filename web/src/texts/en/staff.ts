export const staff = {
  new: 'New member of staff',
  inactive: 'Not active',
  access: 'Access',
  views: { active: 'Active', inactive: 'Not active', all: 'All' },
  invited: '%{username} is invited by e-mail',
  password: {
    invited: 'Leave it empty and they choose one by the link in their invitation.',
    rule: '10 characters at least, without the username',
    make: 'Make one',
    title: 'Password of %{username}',
    once: 'Hand it over now: it is shown only here, and only this once.',
  },
  reset: {
    text: 'Who has forgotten their password gets a new one from you.',
    action: 'Set a new password',
    title: 'New password for %{username}',
    warning: 'It ends every session of theirs at once; they sign in again with the new one.',
  },
  factor: {
    text: 'Who has lost the phone with their second factor is let in without it, until they turn it on again.',
    action: 'Reset second factor',
    title: 'Reset the second factor of %{username}?',
    warning: 'Be sure that it is they who ask. Every session of theirs ends at once, and they are told by e-mail.',
    done: 'The second factor was reset',
  },
  deactivate: {
    text: 'Who has left, or shall not work now, is made inactive. What they did stays.',
    action: 'Deactivate',
    title: 'Deactivate %{username}?',
    warning: 'Every session of theirs ends at once, and they cannot sign in until they are activated again.',
  },
  activate: {
    text: 'Not active: cannot sign in, and no job can be assigned to them.',
    action: 'Activate',
    title: 'Activate %{username}?',
    warning: 'They can sign in again with the password they had.',
  },
};
