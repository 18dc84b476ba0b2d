import { type FieldProps, useFieldValue, useLocaleState } from 'react-admin';

const FORMAT: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };

/** A moment in the reader's language and time zone. */
export function TimeField(props: FieldProps) {
  const [locale] = useLocaleState();
  const value: string | undefined = useFieldValue(props);
  if (!value) return null;
  // “en” alone would mean American dates to a reader in Europe.
  const region = navigator.languages.find((language) => language.startsWith(locale)) ?? locale;
  return (
    <time dateTime={value} style={{ whiteSpace: 'nowrap' }}>
      {new Date(value).toLocaleString(region, FORMAT)}
    </time>
  );
}
