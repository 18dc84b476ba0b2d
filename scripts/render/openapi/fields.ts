/** JSON Schemas of the rows of a class: as they are read, made and changed. */
import { type FieldDefinition, lifecyclesOf, type Rules } from '../../../schema/format';
import type { LoadedClass } from '../../../schema/load';
import { ROLES, rightWord } from '../access';

export type Json = Record<string, unknown>;

export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
export const TIME: Json = { type: 'string', format: 'date-time' };

const statusesOf = (rules: Rules, name: string): string[] | undefined => {
  const lifecycle = lifecyclesOf(rules).find(({ field }) => field === name);
  if (!lifecycle) return rules.values?.[name];
  const moves = Object.values(lifecycle.moves);
  return [...new Set([lifecycle.start, ...moves.flatMap(({ from, to }) => [...from, ...[to].flat()])])];
};

function textSchema(rules: Rules, name: string): Json {
  const { maxLength, minLength, pattern, format } = rules.limits?.[name] ?? {};
  const allowed = statusesOf(rules, name);
  return {
    type: 'string',
    ...(allowed ? { enum: allowed } : { maxLength, minLength, pattern, format }),
    ...(rules.suggested?.[name] ? { examples: rules.suggested[name] } : {}),
  };
}

/** What the field holds. */
export function valueSchema({ rules }: LoadedClass, name: string, field: FieldDefinition): Json {
  const { min, max, integer } = rules?.limits?.[name] ?? {};
  switch (field.type) {
    case 'String':
      return rules ? textSchema(rules, name) : { type: 'string' };
    case 'Number':
      return { type: integer ? 'integer' : 'number', minimum: min, maximum: max };
    case 'Boolean':
      return { type: 'boolean' };
    case 'Date':
      return ref('Date');
    case 'Array':
      return { type: 'array', items: {} };
    case 'Object':
      return { type: 'object' };
    case 'File':
      return ref('File');
    case 'Pointer':
      return ref(`${field.targetClass}Pointer`);
  }
}

function words({ rules }: LoadedClass, name: string): Json {
  const decimals = rules?.limits?.[name]?.decimals;
  const hint = rules?.limits?.[name]?.hint;
  const more = [decimals === undefined ? '' : `At most ${decimals} decimals.`, hint ? `Must be ${hint}.` : ''];
  const writers = rules?.serverFields?.includes(name)
    ? ['server']
    : (rules?.writers?.[name] ?? rules?.writers?.['*'])?.map(rightWord);
  const unseen = ROLES.filter((role) => rules?.hidden?.[role]?.includes(name));
  return {
    description: [rules?.describe[name], ...more].filter(Boolean).join(' '),
    ...(writers ? { 'x-written-by': writers } : {}),
    ...(unseen.length ? { 'x-hidden-from': unseen } : {}),
  };
}

const clean = (json: Json): Json => JSON.parse(JSON.stringify(json));

const orNothing = (schema: Json): Json => ({ anyOf: [schema, { type: 'null' }] });

/** Fields that somebody may see or send. */
const known = (loaded: LoadedClass) =>
  Object.entries(loaded.fields).filter(([name]) => !loaded.rules?.hidden?.everyone?.includes(name));

/** A row as it is answered; what the reader may not see, or did not ask for, is left out. */
function readSchema(loaded: LoadedClass): Json {
  const { className, about, rules } = loaded;
  const properties: Json = {
    objectId: { type: 'string' },
    createdAt: TIME,
    updatedAt: TIME,
    ACL: ref('ACL'),
    __type: { const: 'Object', description: 'Only where the row was included in another.' },
    className: { const: className, description: 'Only where the row was included in another.' },
  };
  for (const [name, field] of known(loaded)) {
    if (rules?.writeOnly?.includes(name)) continue;
    const value = valueSchema(loaded, name, field);
    const included = field.type === 'Pointer' && !field.targetClass?.startsWith('_');
    const whole = included ? { anyOf: [value, ref(field.targetClass as string)] } : value;
    properties[name] = { ...(field.required ? whole : orNothing(whole)), ...words(loaded, name) };
  }
  return clean({ type: 'object', description: about, properties, required: ['objectId'], additionalProperties: false });
}

/** What is sent to make or to change a row. */
function sentSchema(loaded: LoadedClass, stage: 'create' | 'update'): Json {
  const { rules } = loaded;
  const isOpen = (name: string) =>
    !rules?.serverFields?.includes(name) &&
    (stage === 'create' ? name !== 'revision' : !rules?.createOnly?.includes(name));
  const sent = known(loaded).filter(([name]) => isOpen(name));
  const must = sent
    .filter(
      ([name, { required, defaultValue }]) =>
        required && defaultValue === undefined && !rules?.optionalOnCreate?.includes(name),
    )
    .map(([name]) => name);
  const properties = Object.fromEntries(
    sent.map(([name, field]) => {
      const value = valueSchema(loaded, name, field);
      const { description, 'x-written-by': writers } = words(loaded, name);
      const given = field.defaultValue === undefined ? {} : { default: field.defaultValue };
      return [
        name,
        { ...(must.includes(name) ? value : orNothing(value)), ...given, description, 'x-written-by': writers },
      ];
    }),
  );
  return clean({
    type: 'object',
    properties,
    ...(stage === 'create' ? { required: must } : {}),
    additionalProperties: false,
  });
}

const pointerSchema = ({ className }: LoadedClass): Json => ({
  type: 'object',
  properties: { __type: { const: 'Pointer' }, className: { const: className }, objectId: { type: 'string' } },
  required: ['__type', 'className', 'objectId'],
  additionalProperties: false,
});

/** The schemas of a class by name; only those of what somebody may do. */
export function classSchemas(loaded: LoadedClass, may: (operation: 'read' | 'create' | 'update') => boolean): Json {
  const { className } = loaded;
  return {
    [`${className}Pointer`]: pointerSchema(loaded),
    ...(loaded.rules ? { [className]: readSchema(loaded) } : {}),
    ...(may('create') ? { [`${className}Create`]: sentSchema(loaded, 'create') } : {}),
    ...(may('update') ? { [`${className}Update`]: sentSchema(loaded, 'update') } : {}),
  };
}
