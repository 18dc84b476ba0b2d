/** Makes the subject, text and HTML of a mail out of its data. Knows nothing of who gets it or how. */
import Handlebars from 'handlebars';
import type { EmailMessageLanguage } from '../../schema/generated';
import type { MailDataOf } from '../domain/record/mail-data';
import { subjectLine, withoutPlaceholders } from '../domain/record/mail-text';
import { formatsOf } from './formats';
import { layoutText } from './layout';
import type { MailText, MailTexts } from './mail-text';
import { de } from './texts/de';
import { en } from './texts/en';

const TEXTS: Record<EmailMessageLanguage, MailTexts> = { en, de };

export type MailEvent = keyof MailDataOf;

export interface MailToRender<Event extends MailEvent = MailEvent> {
  event: Event;
  data: MailDataOf[Event];
  language: EmailMessageLanguage;
  /** Whom to greet. */
  name: string | undefined;
  shopName: string;
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

let layout: Handlebars.TemplateDelegate | undefined;

/** The layout as the build made it of layout.mjml; read when the first mail is written. */
function layoutOnce(): Handlebars.TemplateDelegate {
  layout ??= Handlebars.compile(layoutText(), {
    strict: false,
    knownHelpersOnly: true,
  });
  return layout;
}

/** The data with every text in it made unable to be taken for a placeholder. */
function harmless<Value>(value: Value): Value {
  if (typeof value === 'string') return withoutPlaceholders(value) as Value;
  if (Array.isArray(value)) return value.map(harmless) as Value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, harmless(inner)])) as Value;
}

function textPart(mail: MailText, greeting: string, closing: string[], footer: string): string {
  const { paragraphs, quote, facts = [], button, after = [] } = mail;
  const wide = Math.max(0, ...facts.map(([label]) => label.length));
  return [
    mail.heading,
    greeting,
    ...paragraphs,
    ...(quote ? [`${quote.label}:\n${quote.text.replace(/^/gm, '> ')}`] : []),
    ...(facts.length ? [facts.map(([label, value]) => `${`${label}:`.padEnd(wide + 2)}${value}`).join('\n')] : []),
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    ...after,
    closing.join('\n'),
    `-- \n${footer}`,
  ].join('\n\n');
}

export function renderMail<Event extends MailEvent>(asked: MailToRender<Event>): RenderedMail {
  const { event, language, data } = asked;
  const texts = TEXTS[language];
  const [name, shopName] = [harmless(asked.name), harmless(asked.shopName)];
  const mail = texts.mails[event](harmless(data), formatsOf(language), shopName);
  const [greeting, closing, footer] = [texts.greeting(name), texts.closing(shopName), texts.footer(shopName)];
  const subject = subjectLine(mail.subject);
  const quote = mail.quote && { label: mail.quote.label, lines: mail.quote.text.split(/\r\n|\r|\n/) };
  const { orOpen } = texts;
  const html = layoutOnce()({ ...mail, subject, quote, language, greeting, closing, footer, shopName, orOpen });
  return { subject, html, text: textPart(mail, greeting, closing, footer) };
}
