import { type FieldProps, useFieldValue } from 'react-admin';
import { useMoment } from './useMoment';

/** A moment in the reader's language and time zone. */
export function TimeField(props: FieldProps) {
  const moment = useMoment({ dateStyle: 'medium', timeStyle: 'short' });
  const value: string | undefined = useFieldValue(props);
  if (!value) return null;
  return (
    <time dateTime={value} style={{ whiteSpace: 'nowrap' }}>
      {moment(value)}
    </time>
  );
}
