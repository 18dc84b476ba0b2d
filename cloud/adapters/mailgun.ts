/** Mailgun as the shop's mail service, over its own client. */
import type Mailgun from 'mailgun.js';
import type { MailConfig } from '../config';
import type { Letter, MailService, Outcome } from '../domain/record/mail-service';

type Client = ReturnType<Mailgun['client']>;

/** The client reports a failed connection as status 400, with the system's code as its message. */
const CONNECTION = /^(E[A-Z0-9_]+)$/;
/** No byte of the request was read by anybody. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** The mail itself is wrong; everything else below 500 is our account, which somebody may put right. */
const NO_GOOD = new Set([400, 413, 422]);
const PAGE = 300;

interface Failure {
  status?: number;
  message?: string;
  details?: string;
}

function outcomeOf(error: unknown): Outcome {
  const { status = 0, message = '', details = '' } = error as Failure;
  const why = [details, message].find(Boolean)?.slice(0, 500) ?? `status ${status}`;
  if (CONNECTION.test(message)) return { kind: NEVER_LEFT.has(message) ? 'notSent' : 'unknown', why };
  if (NO_GOOD.has(status)) return { kind: 'refused', why };
  // An answer of 5xx has been seen for mails that were taken nevertheless.
  return { kind: status >= 400 && status < 500 ? 'notSent' : 'unknown', why };
}

/** The header by which Mailgun names the mail, and the shop finds it again. */
const messageIdOf = (id: string, domain: string) => `${id}@${domain}`;
const bare = (messageId: unknown) => String(messageId ?? '').replace(/^<|>$/g, '');

interface Event {
  message?: { headers?: { 'message-id'?: string } };
  'user-variables'?: { 'outbox-id'?: string };
}

export function mailgunService({ apiKey, domain, url, from, timeoutMs }: MailConfig): MailService {
  let opening: Promise<Client> | undefined;

  /** Its client is big: it is read when the first mail goes. */
  async function open(): Promise<Client> {
    const { default: Mailgun } = await import('mailgun.js');
    const client = new Mailgun(FormData).client({ username: 'api', key: apiKey, url, timeout: timeoutMs });
    // It would print at every look-up that another address is to replace this one.
    Object.assign(client.events, { logger: { warn: () => undefined } });
    return client;
  }
  const client = () => {
    opening ??= open();
    return opening;
  };

  return {
    async send({ id, to, subject, text, html }: Letter): Promise<Outcome> {
      const messageId = messageIdOf(id, domain);
      try {
        const { messages } = await client();
        const answer = await messages.create(domain, {
          from,
          to,
          subject,
          text,
          html,
          'h:Message-Id': `<${messageId}>`,
          'v:outbox-id': id,
          // Nobody's clicks and openings are followed, and links stay what they are.
          'o:tracking': 'no',
        });
        // An answer that is none, or to another mail, says nothing of this one.
        if (bare(answer.id) === messageId) return { kind: 'taken', providerId: messageId };
        return { kind: 'unknown', why: `The mail service answered for ${answer.id ?? 'no mail'}` };
      } catch (error) {
        return outcomeOf(error);
      }
    },

    async find(id, toAddress, since) {
      const messageId = messageIdOf(id, domain);
      const { events } = await client();
      const begin = String(Math.floor(since.getTime() / 1000) - 60);
      let page: string | undefined;
      for (;;) {
        const query = {
          recipient: toAddress,
          begin,
          ascending: 'yes' as const,
          limit: PAGE,
          ...(page ? { page } : {}),
        };
        const { items, pages } = await events.get(domain, query);
        const found = (items as unknown as Event[]).find(
          (event) =>
            event['user-variables']?.['outbox-id'] === id || bare(event.message?.headers?.['message-id']) === messageId,
        );
        if (found) return bare(found.message?.headers?.['message-id']) || messageId;
        page = pages.next?.page;
        if (items.length < PAGE || !page) return undefined;
      }
    },
  };
}
