/** Mails: the outbox, and those of a job. */
export const mail = {
  EmailMessage: {
    name: 'E-mail |||| E-mails',
    fields: {
      event: 'News',
      toAddress: 'To',
      state: 'State',
      subject: 'Subject',
      sentAt: 'Sent',
      createdAt: 'Written',
    },
    values: {
      event: {
        received: 'Received',
        quoted: 'Quote',
        revisionRequested: 'New file wanted',
        declined: 'Declined',
        inProduction: 'In production',
        ready: 'Ready',
        dispatched: 'Dispatched',
        lowStock: 'Low stock',
        invitation: 'Invitation',
        passwordReset: 'New password',
      },
      language: { en: 'English', de: 'German' },
      state: {
        Waiting: 'Waiting',
        Sending: 'Sending',
        Sent: 'Sent',
        Delivered: 'Delivered',
        Bounced: 'Bounced',
        Complained: 'Marked as spam',
        GivenUp: 'Given up',
        Kept: 'Kept',
      },
    },
  },
};
