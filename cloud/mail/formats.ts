/** Numbers and days in the reader's language. */
import type { EmailMessageLanguage } from '../../schema/generated';
import type { Formats } from './mail-text';

const LOCALES: Record<EmailMessageLanguage, string> = { en: 'en-GB', de: 'de-DE' };

export function formatsOf(language: EmailMessageLanguage): Formats {
  const locale = LOCALES[language];
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const weight = new Intl.NumberFormat(locale, { style: 'unit', unit: 'gram', maximumFractionDigits: 2 });
  return {
    money: (minor, currency) => {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
      return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
    },
    day: (iso) => day.format(new Date(iso)),
    grams: (grams) => weight.format(grams),
  };
}
