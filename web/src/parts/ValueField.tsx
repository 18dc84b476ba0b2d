import { type FieldProps, useFieldValue, useResourceContext, useTranslate } from 'react-admin';

/** One of a field's listed values, in the reader's language. */
export function ValueField(props: FieldProps) {
  const resource = useResourceContext(props);
  const translate = useTranslate();
  const value: string | undefined = useFieldValue(props);
  return value ? <span>{translate(`resources.${resource}.values.${props.source}.${value}`)}</span> : null;
}
