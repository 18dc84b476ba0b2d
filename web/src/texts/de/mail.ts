export const mailClass = {
  EmailMessage: {
    name: 'E-Mail |||| E-Mails',
    fields: {
      printJob: 'Auftrag',
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
        link: 'Link zum Auftrag',
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

/** The outbox, and the mails of a job. */
export const mail = {
  title: 'E-Mails',
  none: 'Keine passende E-Mail.',
  noneOfJob: 'Noch wurde nichts geschrieben.',
  quiet: 'Zu diesem Auftrag gehen keine E-Mails an den Kunden',
  asSent: 'Wie gesendet',
  asText: 'Nur Text',
  linkIsGone: 'Der Link dieser E-Mail wurde benutzt, oder seine Zeit ist um.',
  kept: 'E-Mail ist nicht eingerichtet, deshalb wurde dies nicht gesendet. Es wird hier aufbewahrt, und sein Link geht.',
  resend: 'Noch einmal senden',
  resent: 'Unterwegs',
  secondMail: 'Sie ist schon gegangen, an %{address}. Die heutige Adresse des Kunden bekommt sie ein zweites Mal.',
  tryAgain: 'Sie wurde bisher nicht gesendet. Jetzt wird sie es.',
  views: { all: 'Alle', trouble: 'Nicht angekommen', underWay: 'Unterwegs', went: 'Gesendet', kept: 'Aufbewahrt' },
  forgotten: {
    open: 'Passwort vergessen?',
    text: 'Ist Ihre Adresse hier bekannt, bekommen Sie eine E-Mail mit einem Link, um ein neues Passwort zu wählen.',
    address: 'E-Mail-Adresse',
    send: 'Link senden',
    sent: 'Ist die Adresse bekannt, ist die E-Mail unterwegs. Der Link gilt 30 Minuten.',
  },
};
