import { BooleanField, NumberField, ReferenceField, TextField, useTranslate } from 'react-admin';
import type { Row } from '../providers/errors';
import { rulesOf, statusesOf } from '../providers/rights';
import { TimeField } from './TimeField';
import { ValueField } from './ValueField';

interface Props {
  resource: string;
  source: string;
  record: Row;
}

/** Any field of any class, shown as its type wants. */
export function AnyField({ resource, source, record }: Props) {
  const translate = useTranslate();
  const { types, pointers, values } = rulesOf(resource);
  const value = record[source];
  if (value === undefined || value === null || value === '') return <em>{translate('shell.empty')}</em>;
  const shown = { resource, source, record };
  if (pointers[source]) return <ReferenceField {...shown} reference={pointers[source]} link={false} />;
  if (values[source] || statusesOf(resource, source).length) return <ValueField {...shown} />;
  if (types[source] === 'Date') return <TimeField {...shown} />;
  if (types[source] === 'Number') return <NumberField {...shown} />;
  if (types[source] === 'Boolean') return <BooleanField {...shown} />;
  return <TextField {...shown} />;
}
