export const webhooks = {
  newWebhook: 'New webhook',
  none: 'No webhook yet: nobody outside is told of anything.',
  urlHelp: 'A public https address; others are named in WEBHOOK_HOSTS.',
  eventsHelp: 'What it is told of: a write or a move of a class, all of a class (.*), or everything (*).',
  activeHelp: 'What happens is told. Saved so, it ends a pause.',
  everything: '* (everything)',
  secret: 'Secret',
  secretOf: 'Secret of %{name}',
  secretOnce: 'The receiver checks with it that it was this shop. It is shown this once.',
  isPaused: 'Paused',
  isOff: 'Switched off',
  paused: 'It is told nothing for now; what happens waits.',
  switchedOff: 'It was switched off.',
  goOn: 'Go on',
  ping: 'Send a test',
  pinged: 'A test is on its way.',
  renew: 'New secret',
  renewWarning: 'Both secrets sign for a day, then only the new one.',
  deliveries: 'What it was told',
  noDeliveries: 'Nothing yet.',
  nextTry: 'Tried once, next at %{at} |||| Tried %{smart_count} times, next at %{at}',
  again: 'Again',
  resend: 'Send again',
  tryNow: 'Try now',
  resent: 'It is on its way.',
};

export const exports = {
  hint: 'Everything that you may read, a file a class: CSV for spreadsheets, with names and ids of what a row refers to; JSON with nothing left out.',
  progress: '%{done} of %{all} rows',
  classes: {
    AuditEvent: 'Audit',
    FileReport: 'Reports on files',
    FileRevision: 'Versions of files',
    TrackingLink: 'Tracking links',
    JobQuote: 'Quotes of jobs',
    Quote: 'Quotes',
    QuoteJob: 'Files of quotes',
    Cart: 'Carts',
    CartLine: 'Lines of carts',
    OrderLine: 'Lines of orders',
  },
};

export const webhookClasses = {
  Webhook: {
    name: 'Webhook |||| Webhooks',
    fields: { name: 'Name', url: 'Address', events: 'Events', isActive: 'In use', pausedBecause: 'Paused because' },
  },
  WebhookDelivery: {
    name: 'Webhook delivery |||| Webhook deliveries',
    fields: { createdAt: 'At', state: 'State', event: 'Event' },
    values: { state: { Waiting: 'Waiting', Sending: 'Under way', Delivered: 'Delivered', GivenUp: 'Given up' } },
  },
};
