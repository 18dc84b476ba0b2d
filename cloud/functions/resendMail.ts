/** Sends a mail again: what never went is tried anew, what went is sent a second time, as a mail of its own. */
import { newState, writeMail } from '../data/mail';
import { openInvitation } from '../data/passwords';
import { ShopError } from '../domain/errors';
import { DELETE, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import type { Verb } from './calling';
import { mailFor } from './showMail';

const NEVER_WENT = ['GivenUp', 'Kept'];
/** The mails whose link is made anew when its time is over. */
const INVITING = ['invitation', 'accountCreated'];
const UNDER_WAY = ['Waiting', 'Sending'];

/** A job's mail goes where its client is reached today: the address may have been the trouble. */
async function addressOf(mail: Row, { store }: Tools): Promise<string> {
  const job = mail.printJob && (await store.get('PrintJob', mail.printJob.objectId));
  const client = job && (await store.get('Client', job.client.objectId));
  return client?.email ?? mail.toAddress;
}

/** Which copy of a mail it is stands in its key: of two presses at once one makes it. */
async function sendCopy(mail: Row, fields: Record<string, unknown>, tools: Tools): Promise<void> {
  const { printJob, event, toName, language, data, subject, text, html } = mail;
  const [key, occurrence] = [mail.messageKey, mail.occurrence].map((name) => name.replace(/:again\d+$/, ''));
  let copy = 1;
  while (await tools.store.first('EmailMessage', { messageKey: `${key}:again${copy}` }, { keys: ['objectId'] })) copy++;
  await writeMail(tools, {
    ...{ printJob, event, toName, language, data, subject, text, html },
    occurrence: `${occurrence}:again${copy}`,
    messageKey: `${key}:again${copy}`,
    attempts: 0,
    ...fields,
  });
}

/** messageId. Answers { resent: true }. */
export const resendMail: Verb = async (call) => {
  const { tools, actor } = call;
  const mail = await mailFor(call, 'resend');
  if (!tools.config.mail) throw new ShopError('mail.notSetUp');
  if (UNDER_WAY.includes(mail.state)) throw new ShopError('mail.underWay');
  if (INVITING.includes(mail.event)) await openInvitation(tools, mail.data.userId);
  const toAddress = await addressOf(mail, tools);
  const fields = {
    toAddress,
    resentBy: actor.technicianId ? pointerTo('Technician', actor.technicianId) : undefined,
    ...newState(tools, toAddress, tools.now()),
  };
  if (!NEVER_WENT.includes(mail.state)) await sendCopy(mail, fields, tools);
  else {
    const changes = { attempts: 0, lastError: DELETE, ...fields };
    const asSeen = { objectId: mail.objectId, state: mail.state };
    if (!(await tools.store.update('EmailMessage', asSeen, changes))) throw new ShopError('mail.underWay');
    await tools.store.publish('EmailMessage', mail, { ...mail, ...fields, attempts: 0, lastError: undefined } as Row);
    tools.mailWaits();
  }
  return { resent: true };
};
