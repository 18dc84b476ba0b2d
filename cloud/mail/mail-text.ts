/** What a mail says, in plain text: the same words make its HTML and its text part. */
import type { MailDataOf } from '../domain/record/mail-data';

export interface MailText {
  subject: string;
  /** What a list of mails shows beside the subject. */
  preview: string;
  heading: string;
  paragraphs: string[];
  /** A label and a value each. */
  facts?: [string, string][];
  /** Somebody's own words, with who says them. */
  quote?: { label: string; text: string };
  button?: { label: string; url: string };
  /** Small print under the button. */
  after?: string[];
}

/** Money, days and weights as the language writes them. */
export interface Formats {
  money(minor: number, currency: string): string;
  day(iso: string): string;
  grams(grams: number): string;
}

type TextOf<Data> = (data: Data, say: Formats, shopName: string) => MailText;

/** One language, whole: an event without its mail does not compile. */
export interface MailTexts {
  greeting(name: string | undefined): string;
  closing(shopName: string): string[];
  footer(shopName: string): string;
  /** Stands where the link could not be opened by a press. */
  orOpen: string;
  mails: { [Event in keyof MailDataOf]: TextOf<MailDataOf[Event]> };
}
