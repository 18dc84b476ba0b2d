/** Refusals about webhooks: 1811 to 1829. */
export const webhookErrors = {
  'webhook.address': [1811, 'Nothing can be sent to this address: {why}'],
  'webhook.events': [1812, 'events must be 1 to 100 of: {examples}; {value} is none.'],
  'webhook.underWay': [1813, 'This delivery is on its way already.'],
} as const;
