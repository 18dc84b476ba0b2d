export const staff = {
  new: 'New member of staff',
  inactive: 'Not active',
  access: 'Access',
  views: { active: 'Active', inactive: 'Not active', all: 'All' },
  password: {
    rule: '10 characters at least, without the username',
    make: 'Make one',
    title: 'Password of %{username}',
    once: 'Hand it over now: it is shown only here, and only this once.',
    copy: 'Copy',
    copied: 'Copied',
    done: 'I have handed it over',
  },
  reset: {
    text: 'Who has forgotten their password gets a new one from you.',
    action: 'Set a new password',
    title: 'New password for %{username}',
    warning: 'It ends every session of theirs at once; they sign in again with the new one.',
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
