export const customer = {
  title: 'Customer',
  noLink: 'No link to the status page was given out yet.',
  open: 'The link to the status page works since %{at}.',
  revoked: 'The link was revoked on %{at}; it shows nothing any more.',
  copy: 'Copy link',
  mail: 'E-mail link',
  mailed: 'The link is on its way to the customer',
  renew: 'Make and copy a new link',
  copied: 'The link is in the clipboard',
  revoke: 'Revoke link',
  revokeHint:
    'Whoever has the link sees nothing any more, at once. Mails that follow carry no working link until a new one is made.',
};
