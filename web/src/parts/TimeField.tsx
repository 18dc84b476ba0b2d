import { type FieldProps, useFieldValue, useLocaleState } from 'react-admin';

const FORMAT: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };

/** A moment in the reader's language and time zone. */
export function TimeField(props: FieldProps) {
  const [locale] = useLocaleState();
  const value: string | undefined = useFieldValue(props);
  if (!value) return null;
  const text = new Date(value).toLocaleString(locale, FORMAT);
  return <time dateTime={value}>{text}</time>;
}
