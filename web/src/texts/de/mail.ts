/** Mails: the outbox, and those of a job. */
export const mail = {
  EmailMessage: {
    name: 'E-Mail |||| E-Mails',
    fields: {
      event: 'Anlass',
      toAddress: 'An',
      state: 'Stand',
      subject: 'Betreff',
      sentAt: 'Gesendet',
      createdAt: 'Geschrieben',
    },
    values: {
      event: {
        received: 'Eingegangen',
        quoted: 'Angebot',
        revisionRequested: 'Neue Datei erbeten',
        declined: 'Abgelehnt',
        inProduction: 'In Arbeit',
        ready: 'Fertig',
        dispatched: 'Versandt',
        lowStock: 'Wenig Material',
        invitation: 'Einladung',
        passwordReset: 'Neues Passwort',
      },
      language: { en: 'Englisch', de: 'Deutsch' },
      state: {
        Waiting: 'Wartet',
        Sending: 'Wird gesendet',
        Sent: 'Gesendet',
        Delivered: 'Zugestellt',
        Bounced: 'Unzustellbar',
        Complained: 'Als Spam gemeldet',
        GivenUp: 'Aufgegeben',
        Kept: 'Aufbewahrt',
      },
    },
  },
};
