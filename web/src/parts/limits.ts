/** What the schema wants of a field, said beside it before it is sent. */
import { maxLength, maxValue, minValue, required, type Validator } from 'react-admin';
import { rulesOf } from '../providers/rights';

const isMissing = (value: unknown) => value === undefined || value === null || value === '';

const whole: Validator = (value) => (isMissing(value) || Number.isInteger(value) ? undefined : 'shell.limits.whole');

const decimals =
  (most: number): Validator =>
  (value) =>
    isMissing(value) || Number(Number(value).toFixed(most)) === value
      ? undefined
      : { message: 'shell.limits.decimals', args: { most } };

/** Validators of an input; made once, outside its component. */
export function limitsOf(resource: string, field: string, isRequired?: boolean): Validator[] {
  const { limits, required: always } = rulesOf(resource);
  const limit = limits[field] ?? {};
  return [
    ...((isRequired ?? always.includes(field)) ? [required()] : []),
    ...(limit.maxLength === undefined ? [] : [maxLength(limit.maxLength)]),
    ...(limit.min === undefined ? [] : [minValue(limit.min)]),
    ...(limit.max === undefined ? [] : [maxValue(limit.max)]),
    ...(limit.integer ? [whole] : []),
    ...(limit.decimals === undefined ? [] : [decimals(limit.decimals)]),
  ];
}
