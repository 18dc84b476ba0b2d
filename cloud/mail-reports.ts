/** What the mail service reports of mails it took: signed by it, and harmless when it is told twice. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { type RequestHandler } from 'express';
import { ShopError } from './domain/errors';
import type { Row } from './kernel/record';
import type { Tools } from './kernel/tools';

/** An older report is no report any more, whoever signed it. */
const MOST_AGE_S = 15 * 60;
const MAX_BODY = '256kb';

interface Report {
  signature?: { timestamp?: unknown; token?: unknown; signature?: unknown };
  'event-data'?: {
    event?: string;
    severity?: string;
    'user-variables'?: { 'outbox-id'?: unknown };
    'delivery-status'?: { description?: string; message?: string };
    reason?: string;
  };
}

/** Throws mail.badReport for one that the mail service did not sign, or not lately. */
function checkSignature({ signature }: Report, key: string, now: Date): void {
  const { timestamp, token, signature: given } = signature ?? {};
  if (typeof timestamp !== 'string' || typeof token !== 'string' || typeof given !== 'string')
    throw new ShopError('mail.badReport');
  const expected = createHmac('sha256', key)
    .update(timestamp + token)
    .digest();
  const shown = Buffer.from(given, 'hex');
  const isSigned = shown.length === expected.length && timingSafeEqual(shown, expected);
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (!isSigned || !(age <= MOST_AGE_S)) throw new ShopError('mail.badReport');
}

/** What a report makes of a mail, and the states that it has anything to add to: told late or twice, it adds nothing. */
const FOLLOWS: Record<string, { state: string; after: string[] }> = {
  delivered: { state: 'Delivered', after: ['Waiting', 'Sending', 'Sent', 'GivenUp'] },
  failed: { state: 'Bounced', after: ['Waiting', 'Sending', 'Sent', 'GivenUp', 'Delivered'] },
  complained: { state: 'Complained', after: ['Waiting', 'Sending', 'Sent', 'GivenUp', 'Delivered', 'Bounced'] },
};

async function note(report: Report, { store, now }: Tools): Promise<void> {
  const event = report['event-data'] ?? {};
  // What failed for now is tried again by the mail service itself.
  const follows = event.event === 'failed' && event.severity !== 'permanent' ? undefined : FOLLOWS[event.event ?? ''];
  const objectId = event['user-variables']?.['outbox-id'];
  if (!follows || typeof objectId !== 'string') return;
  const { description, message } = event['delivery-status'] ?? {};
  const why = [description, message, event.reason].find((text) => typeof text === 'string' && text !== '');
  for (;;) {
    const mail = await store.get('EmailMessage', objectId);
    if (!mail || !follows.after.includes(mail.state)) return;
    const changes = {
      state: follows.state,
      sentAt: mail.sentAt ?? now(),
      ...(follows.state === 'Delivered' ? {} : { lastError: why?.slice(0, 1000) }),
    };
    if (!(await store.update('EmailMessage', { objectId, state: mail.state }, changes))) continue;
    await store.publish('EmailMessage', mail, { ...mail, ...changes } as Row);
    return;
  }
}

/** POST /mail/events. Answers 200 for whatever was understood, mails that are not ours among it, so that it is not sent again. */
export function takeMailReports(tools: Tools): RequestHandler[] {
  const key = tools.config.mail?.webhookKey;
  return [
    express.json({ limit: MAX_BODY }),
    async (request, response) => {
      try {
        const report = (request.body ?? {}) as Report;
        if (key === undefined) throw new ShopError('mail.badReport');
        checkSignature(report, key, new Date());
        await note(report, tools);
        response.json({ status: 'ok' });
      } catch (error) {
        if (!(error instanceof ShopError)) throw error;
        response.status(403).json({ code: error.code, error: error.message });
      }
    },
  ];
}
