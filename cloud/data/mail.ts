/** Puts mails into the outbox: once for each subject, event and occurrence, however often it is asked for. */
import type { EmailMessageLanguage } from '../../schema/generated';
import type { MailDataOf } from '../domain/record/mail-data';
import { greetable, isMailable, mailName } from '../domain/record/mail-text';
import { pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { type MailEvent, renderMail } from '../mail/render';
import { newObjectId } from './store';

export interface Mail<Event extends MailEvent> {
  /** The job it is about, where it is about one. */
  printJob?: string;
  /** The order it is about, where it is about one. */
  order?: string;
  /** The row that brings it about, where that is neither. */
  subjectId?: string;
  event: Event;
  /** Which time of that event it is. */
  occurrence: string;
  to: { address: string; name?: string };
  /** The shop's own when not given. */
  language?: EmailMessageLanguage;
  data: MailDataOf[Event];
}

/** Where a new mail stands: without an account at a mail service the outbox is the mailbox. */
export function newState({ config }: Pick<Tools, 'config'>, address: string, now: Date): Record<string, unknown> {
  if (!isMailable(address)) return { state: 'GivenUp', lastError: 'No mail can be sent to this address.' };
  return config.mail ? { state: 'Waiting', nextAttemptAt: now } : { state: 'Kept' };
}

/** Writes the row and sends it out live; false when it is there already. */
export async function writeMail(tools: Tools, fields: Record<string, unknown>): Promise<boolean> {
  const objectId = newObjectId();
  const isNew = await tools.store.createOnce('EmailMessage', {
    ...fields,
    objectId,
    ACL: { 'role:coordinator': { read: true } },
  });
  if (!isNew) return false;
  const row = (await tools.store.get('EmailMessage', objectId)) as Row;
  await tools.store.publish('EmailMessage', undefined, row);
  tools.mailWaits();
  return true;
}

/** Idempotent by subject, event and occurrence, so that an effect may be carried out again. */
export async function putMail<Event extends MailEvent>(tools: Tools, mail: Mail<Event>): Promise<void> {
  const { config, now, store } = tools;
  const { printJob, order, event, occurrence, to, data } = mail;
  const messageKey = `${mail.subjectId ?? printJob ?? order}:${event}:${occurrence}`;
  if (await store.first('EmailMessage', { messageKey }, { keys: ['objectId'] })) return;
  const language = mail.language ?? config.shopLanguage;
  const rendered = renderMail({ event, data, language, name: greetable(to.name), shopName: config.shopName });
  await writeMail(tools, {
    ...(printJob ? { printJob: pointerTo('PrintJob', printJob) } : {}),
    ...(order ? { order: pointerTo('Order', order) } : {}),
    event,
    occurrence,
    messageKey,
    toAddress: to.address,
    toName: mailName(to.name ?? '') || undefined,
    language,
    data,
    ...rendered,
    attempts: 0,
    ...newState(tools, to.address, now()),
  });
}
