/** The mails about the support of an order, in English. */
import { type AnswerFacts, ORDER_URL, type SupportFacts } from '../../domain/record/mail-data';
import type { MailText, MailTexts } from '../mail-text';

const seeOrder = { label: 'Open your order', url: ORDER_URL };

const factsOf = ({ orderNumber, fileName }: SupportFacts) => [
  ['Order', orderNumber] as [string, string],
  ...(fileName ? [['File', fileName] as [string, string]] : []),
];

/** The shop's words, where it said any; the customer's own, to tell which wish it was, where it did not. */
const words = ({ notes, customerNotes }: AnswerFacts) =>
  notes ? { label: 'What we say to it', text: notes } : { label: 'What you asked for', text: customerNotes };

type SupportEvent = 'approvalRequested' | 'approvalReminder' | 'revisionAnswered' | 'reprintAnswered' | 'commentAdded';

export const supportEn: Pick<MailTexts['mails'], SupportEvent> = {
  approvalRequested: (asked, say) => ({
    subject: `Please approve: ${asked.title} (${asked.orderNumber})`,
    preview: 'We go on as soon as we have your answer.',
    heading: 'We need your approval',
    paragraphs: ['Please look at what we ask, and approve or reject it. We go on as soon as we have your answer.'],
    ...(asked.message ? { quote: { label: asked.title, text: asked.message } } : {}),
    facts: [...factsOf(asked), ...(asked.dueAt ? [['Answer until', say.day(asked.dueAt)] as [string, string]] : [])],
    button: { label: 'Approve or reject', url: ORDER_URL },
  }),
  approvalReminder: (asked, say) => ({
    subject: `Still open: ${asked.title} (${asked.orderNumber})`,
    preview: 'The time for your answer ends soon.',
    heading: 'We still need your approval',
    paragraphs: ['We have no answer from you yet, and the time for it ends within a day.'],
    facts: [...factsOf(asked), ...(asked.dueAt ? [['Answer until', say.day(asked.dueAt)] as [string, string]] : [])],
    button: { label: 'Approve or reject', url: ORDER_URL },
  }),
  revisionAnswered: revision,
  reprintAnswered: reprint,
  commentAdded: (comment) => ({
    subject: `A new comment on your order ${comment.orderNumber}`,
    preview: comment.body.slice(0, 100),
    heading: 'There is a new comment',
    paragraphs: ['We have written something about your order. You can answer with your order.'],
    quote: { label: comment.author ?? 'We write', text: comment.body },
    facts: factsOf(comment),
    button: { label: 'Read and answer', url: ORDER_URL },
  }),
};

function revision(answer: AnswerFacts): MailText {
  const about = { quote: words(answer), facts: factsOf(answer) };
  if (!answer.isAccepted)
    return {
      ...about,
      subject: `Your request for a change (${answer.orderNumber})`,
      preview: 'Our answer stands in this mail.',
      heading: 'We cannot make this change',
      paragraphs: ['We have looked at what you asked for, and cannot make the change.'],
      button: seeOrder,
      after: ['If you see it differently, just answer this mail.'],
    };
  if (answer.wantsFile)
    return {
      ...about,
      subject: `Please send the new file (${answer.orderNumber})`,
      preview: 'We have accepted your change.',
      heading: 'We have accepted your change',
      paragraphs: ['Please send us the new file now: we go on once we have it.'],
      button: { label: 'Send the new file', url: ORDER_URL },
    };
  return {
    ...about,
    subject: `We make your change (${answer.orderNumber})`,
    preview: 'We have accepted your change.',
    heading: 'We have accepted your change',
    paragraphs: ['We see to it. You can follow it with your order.'],
    button: seeOrder,
  };
}

function reprint(answer: AnswerFacts): MailText {
  const about = { quote: words(answer), facts: factsOf(answer), button: seeOrder };
  if (answer.isAccepted)
    return {
      ...about,
      subject: `We print it again (${answer.orderNumber})`,
      preview: 'We have accepted your request.',
      heading: 'We print it again',
      paragraphs: ['We have accepted your request. You can follow the reprint with your order.'],
    };
  return {
    ...about,
    subject: `Your request for a reprint (${answer.orderNumber})`,
    preview: 'Our answer stands in this mail.',
    heading: 'We do not print it again',
    paragraphs: ['We have looked at your request, and do not print the part again.'],
    after: ['If you see it differently, just answer this mail.'],
  };
}
