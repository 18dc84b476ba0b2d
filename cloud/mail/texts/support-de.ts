/** The mails about the support of an order, in German. */
import { type AnswerFacts, ORDER_URL, type SupportFacts } from '../../domain/record/mail-data';
import type { MailText, MailTexts } from '../mail-text';

const seeOrder = { label: 'Bestellung öffnen', url: ORDER_URL };

const factsOf = ({ orderNumber, fileName }: SupportFacts) => [
  ['Bestellung', orderNumber] as [string, string],
  ...(fileName ? [['Datei', fileName] as [string, string]] : []),
];

/** The shop's words, where it said any; the customer's own, to tell which wish it was, where it did not. */
const words = ({ notes, customerNotes }: AnswerFacts) =>
  notes ? { label: 'Was wir dazu sagen', text: notes } : { label: 'Ihr Wunsch', text: customerNotes };

type SupportEvent = 'approvalRequested' | 'approvalReminder' | 'revisionAnswered' | 'reprintAnswered' | 'commentAdded';

export const supportDe: Pick<MailTexts['mails'], SupportEvent> = {
  approvalRequested: (asked, say) => ({
    subject: `Bitte freigeben: ${asked.title} (${asked.orderNumber})`,
    preview: 'Wir machen weiter, sobald wir Ihre Antwort haben.',
    heading: 'Wir brauchen Ihre Freigabe',
    paragraphs: [
      'Bitte sehen Sie sich an, worum es geht, und geben Sie es frei oder lehnen Sie es ab. Wir machen weiter, sobald wir Ihre Antwort haben.',
    ],
    ...(asked.message ? { quote: { label: asked.title, text: asked.message } } : {}),
    facts: [...factsOf(asked), ...(asked.dueAt ? [['Antwort bis', say.day(asked.dueAt)] as [string, string]] : [])],
    button: { label: 'Freigeben oder ablehnen', url: ORDER_URL },
  }),
  approvalReminder: (asked, say) => ({
    subject: `Noch offen: ${asked.title} (${asked.orderNumber})`,
    preview: 'Die Zeit für Ihre Antwort endet bald.',
    heading: 'Wir brauchen noch Ihre Freigabe',
    paragraphs: ['Wir haben noch keine Antwort von Ihnen, und die Zeit dafür endet innerhalb eines Tages.'],
    facts: [...factsOf(asked), ...(asked.dueAt ? [['Antwort bis', say.day(asked.dueAt)] as [string, string]] : [])],
    button: { label: 'Freigeben oder ablehnen', url: ORDER_URL },
  }),
  revisionAnswered: revision,
  reprintAnswered: reprint,
  commentAdded: (comment) => ({
    subject: `Ein neuer Kommentar zu Ihrer Bestellung ${comment.orderNumber}`,
    preview: comment.body.slice(0, 100),
    heading: 'Es gibt einen neuen Kommentar',
    paragraphs: ['Wir haben etwas zu Ihrer Bestellung geschrieben. Antworten können Sie auf der Seite der Bestellung.'],
    quote: { label: comment.author ?? 'Wir schreiben', text: comment.body },
    facts: factsOf(comment),
    button: { label: 'Lesen und antworten', url: ORDER_URL },
  }),
};

function revision(answer: AnswerFacts): MailText {
  const about = { quote: words(answer), facts: factsOf(answer) };
  if (!answer.isAccepted)
    return {
      ...about,
      subject: `Ihr Änderungswunsch (${answer.orderNumber})`,
      preview: 'Unsere Antwort steht in dieser E-Mail.',
      heading: 'Diese Änderung ist nicht möglich',
      paragraphs: ['Wir haben Ihren Wunsch geprüft und können die Änderung nicht machen.'],
      button: seeOrder,
      after: ['Wenn Sie das anders sehen, antworten Sie einfach auf diese E-Mail.'],
    };
  if (answer.wantsFile)
    return {
      ...about,
      subject: `Bitte schicken Sie die neue Datei (${answer.orderNumber})`,
      preview: 'Wir machen Ihre Änderung.',
      heading: 'Wir machen Ihre Änderung',
      paragraphs: ['Bitte schicken Sie uns jetzt die neue Datei: Wir machen weiter, sobald wir sie haben.'],
      button: { label: 'Neue Datei schicken', url: ORDER_URL },
    };
  return {
    ...about,
    subject: `Wir machen Ihre Änderung (${answer.orderNumber})`,
    preview: 'Wir machen Ihre Änderung.',
    heading: 'Wir machen Ihre Änderung',
    paragraphs: ['Wir kümmern uns darum. Wie es steht, sehen Sie bei Ihrer Bestellung.'],
    button: seeOrder,
  };
}

function reprint(answer: AnswerFacts): MailText {
  const about = { quote: words(answer), facts: factsOf(answer), button: seeOrder };
  if (answer.isAccepted)
    return {
      ...about,
      subject: `Wir drucken es noch einmal (${answer.orderNumber})`,
      preview: 'Wir haben Ihren Wunsch angenommen.',
      heading: 'Wir drucken es noch einmal',
      paragraphs: [
        'Wir haben Ihren Wunsch angenommen. Wie es mit dem Nachdruck steht, sehen Sie bei Ihrer Bestellung.',
      ],
    };
  return {
    ...about,
    subject: `Ihr Wunsch nach einem Nachdruck (${answer.orderNumber})`,
    preview: 'Unsere Antwort steht in dieser E-Mail.',
    heading: 'Wir drucken es nicht noch einmal',
    paragraphs: ['Wir haben Ihren Wunsch geprüft und drucken das Teil nicht noch einmal.'],
    after: ['Wenn Sie das anders sehen, antworten Sie einfach auf diese E-Mail.'],
  };
}
