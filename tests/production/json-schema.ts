/** As much of JSON Schema 2020-12 as docs/printer-payload.schema.json uses. Another word in it is an error here. */

// biome-ignore lint/suspicious/noExplicitAny: any JSON
type Json = any;

const KNOWN = [
  ...['$schema', '$id', 'title', 'description', 'type', 'required', 'additionalProperties', 'properties', 'const'],
  ...['enum', 'minLength', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum'],
];

const TYPES: Record<string, (value: Json) => boolean> = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
};

/** Every fault of a value, each with where it is. */
export function faultsOf(schema: Json, value: Json, at = ''): string[] {
  const unknown = Object.keys(schema).filter((word) => !KNOWN.includes(word));
  if (unknown.length) throw new Error(`The check does not know ${unknown.join(', ')}`);
  if (schema.type && !TYPES[schema.type]?.(value)) return [`${at} is no ${schema.type}`];
  const faults: string[] = [];
  const hold = (holds: boolean, what: string) => holds || faults.push(`${at} ${what}`);
  if ('const' in schema) hold(value === schema.const, `is not ${schema.const}`);
  if (schema.enum) hold(schema.enum.includes(value), `is none of ${schema.enum}`);
  if (schema.minLength !== undefined) hold(value.length >= schema.minLength, 'is too short');
  if (schema.pattern) hold(new RegExp(schema.pattern).test(value), `is not like ${schema.pattern}`);
  if (schema.minimum !== undefined) hold(value >= schema.minimum, `is under ${schema.minimum}`);
  if (schema.maximum !== undefined) hold(value <= schema.maximum, `is over ${schema.maximum}`);
  if (schema.exclusiveMinimum !== undefined)
    hold(value > schema.exclusiveMinimum, `is not over ${schema.exclusiveMinimum}`);
  for (const name of schema.required ?? []) hold(value[name] !== undefined, `has no ${name}`);
  if (schema.type !== 'object') return faults;
  for (const [name, inner] of Object.entries(value)) {
    const known = schema.properties?.[name];
    if (known) faults.push(...faultsOf(known, inner, `${at}/${name}`));
    else hold(schema.additionalProperties !== false, `has ${name}, which is not known`);
  }
  return faults;
}
