export const mailClass = {
  EmailMessage: {
    name: 'E-mail |||| E-mails',
    fields: {
      printJob: 'Job',
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
        link: 'Link to the job',
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

/** The outbox, and the mails of a job. */
export const mail = {
  title: 'E-mails',
  none: 'No mail that fits.',
  noneOfJob: 'Nothing was written yet.',
  quiet: 'The customer is not mailed about this job',
  asSent: 'As sent',
  asText: 'Plain text',
  linkIsGone: 'The link of this mail was used, or its time is over.',
  kept: 'Mail is not set up, so this was not sent. It is kept here to be read, and its link works.',
  resend: 'Send again',
  resent: 'It is on its way',
  secondMail: 'It went already. The customer’s address of today gets it a second time; it went to %{address}.',
  tryAgain: 'It was not sent so far. It is sent now.',
  views: { all: 'All', trouble: 'Not arrived', underWay: 'On their way', went: 'Sent', kept: 'Kept' },
  forgotten: {
    open: 'Forgot your password?',
    text: 'If your address is known here, you get a mail with a link to choose a new password.',
    address: 'E-mail address',
    send: 'Send the link',
    sent: 'If the address is known, the mail is on its way. The link works for 30 minutes.',
  },
};
