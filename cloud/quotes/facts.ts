/** A quote as it is drawn: every figure in words already. */
import { standingOf } from '../domain/sales/standing';
import type { Row } from '../kernel/record';
import { type QuoteTexts, texts } from './texts';

export interface QuoteSubject {
  job: Row;
  quote: Row;
  /** Named on it, where the reader may know of the client's record. */
  client: Row | undefined;
}

export interface Sheet {
  words: QuoteTexts;
  shopName: string;
  title: string;
  facts: [string, string][];
  /** Description, quantity, unit price, amount. */
  lines: [string, string, string, string][];
  sums: [string, string][];
  total: [string, string];
  note: string | undefined;
}

const languageOf = (job: Row): 'en' | 'de' => (job.language === 'de' ? 'de' : 'en');

/** Money in minor units, with as many digits as the currency has. */
function moneyIn(language: string, currency: string): (minor: number) => string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return (minor) => format.format(minor / 10 ** digits);
}

export function sheetOf({ job, quote, client }: QuoteSubject, shopName: string, now: Date): Sheet {
  const language = languageOf(job);
  const words = texts[language];
  const money = moneyIn(language, quote.currency);
  const day = (date: Date) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
  const number = new Intl.NumberFormat(language);
  const rows = quote.lines as { description: string; quantity: number; unitMinor: number }[] | undefined;
  const asWhole = [{ description: words.print, quantity: 1, unitMinor: quote.totalMinor as number }];
  const lines = rows?.length ? rows : asWhole;
  const { setupMinor = 0, discountMinor = 0, taxBasisPoints = 0, taxMinor = 0, netMinor = quote.totalMinor } = quote;
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const state = standingOf({ state: quote.state, validUntil: quote.validUntil }, now);
  return {
    words,
    shopName,
    title: `${words.quote} ${job.jobNumber}–${quote.number}`,
    facts: [
      ...(client ? [[words.for, `${client.companyName}, ${client.contactName}`] as [string, string]] : []),
      [words.job, job.jobNumber],
      [
        words.file,
        `${job.fileName} · ${job.materialType}${job.color ? ` · ${job.color}` : ''} · ${job.quantity ?? 1} ×`,
      ],
      [words.sent, day(quote.sentAt)],
      [words.validUntil, day(quote.validUntil)],
    ],
    lines: lines.map(({ description, quantity, unitMinor }) => [
      description,
      number.format(quantity),
      money(unitMinor),
      money(quantity * unitMinor),
    ]),
    sums: [
      ...(setupMinor ? [[words.setup, money(setupMinor)] as [string, string]] : []),
      ...(discountMinor ? [[words.discount, money(-discountMinor)] as [string, string]] : []),
      [words.net, money(netMinor)],
      [`${words.tax} ${percent.format(taxBasisPoints / 10_000)}`, money(taxMinor)],
    ],
    total: [words.total, money(quote.totalMinor)],
    note: state === 'Sent' ? undefined : words[state as 'Expired'],
  };
}
