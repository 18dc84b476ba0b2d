/** One mail of the outbox, as it is sent. */
import Parse from 'parse/node';
import { withLinks } from '../data/mail-links';
import { PASSWORD_URL } from '../domain/record/mail-data';
import type { Row } from '../kernel/record';
import { type Call, coordinatorsOnly, textOf, type Verb } from './calling';

/** The mail as the caller may see it; 101 when they may not. */
export async function mailFor(call: Call, operation: string): Promise<Row> {
  coordinatorsOnly(call, operation, 'EmailMessage');
  const { params, as, tools } = call;
  const readable = await new Parse.Query('EmailMessage').get(textOf(params, 'messageId', 40), as);
  return (await tools.store.get('EmailMessage', readable.id as string)) as Row;
}

/**
 * messageId. Answers { subject, text, html, linkIsGone }. Who opens a link to choose a password has
 * that login, so that only a manager, who may give passwords anyway, is shown it.
 */
export const showMail: Verb = async (call) => {
  const mail = await mailFor(call, 'read');
  const { subject, text, html } = mail;
  if (html.includes(PASSWORD_URL) && !call.actor.roles.has('manager'))
    return { subject, text, html, linkIsGone: false };
  const body = await withLinks(mail, call.tools);
  return { ...(body ?? { subject, text, html }), linkIsGone: !body };
};
