/** Puts the links into a mail: each opens something, so that none of them is kept in the outbox. */
import { ORDER_URL, PASSWORD_URL, TRACK_URL } from '../domain/record/mail-data';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { trackUrlOf } from './links';
import { orderUrlOf } from './order-links';
import { passwordUrlOf } from './passwords';

export interface Body {
  subject: string;
  text: string;
  html: string;
}

type Find = (tools: Tools, mail: Row) => Promise<string | undefined>;

const LINKS: Record<string, Find> = {
  [TRACK_URL]: async (tools, { printJob }) => {
    const job = printJob && (await tools.store.get('PrintJob', printJob.objectId));
    return job && trackUrlOf(tools, job);
  },
  [ORDER_URL]: async (tools, { order }) => {
    const found = order && (await tools.store.get('Order', order.objectId));
    return found && orderUrlOf(tools, found);
  },
  [PASSWORD_URL]: (tools, { data, language }) => passwordUrlOf(tools, data.userId, language),
};

/** The mail with its links; undefined when one of them leads nowhere any more. */
export async function withLinks(mail: Row, tools: Tools): Promise<Body | undefined> {
  const { subject } = mail as unknown as Body;
  let { text, html } = mail as unknown as Body;
  for (const [placeholder, find] of Object.entries(LINKS)) {
    if (!html.includes(placeholder)) continue;
    const url = await find(tools, mail);
    if (!url) return undefined;
    [text, html] = [text.replaceAll(placeholder, url), html.replaceAll(placeholder, url)];
  }
  return { subject, text, html };
}
