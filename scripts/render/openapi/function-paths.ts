/** The addresses of the Cloud functions. */
import type { FieldDefinition } from '../../../schema/format';
import type { Caller, FunctionDeclaration } from '../../../schema/functions';
import type { LoadedClass, Schema } from '../../../schema/load';
import { answered, PEOPLE_ONLY, refused, sent } from './class-paths';
import { type Json, TIME, valueSchema } from './fields';

const WORDS: Record<Caller, string> = {
  everyone: 'Anybody, signed in or not.',
  staff: 'Staff.',
  coordinator: 'Coordinators and managers.',
  manager: 'Managers.',
  master: "The master key: for the shop's own commands.",
  customer: 'Customers who are signed in.',
  buyer: 'Customers who are signed in, and guests with the sessionSecret of a session.',
  orderer: 'The customer whose order it is: with the token of its link, or signed in with its orderId.',
};

const TYPES: Record<string, Json> = {
  id: { type: 'string', minLength: 1, maxLength: 40 },
  string: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  object: { type: 'object' },
  time: TIME,
  any: {},
};

/** `integer(1-104)`, `object[]`, `id[](1-500)`, `=PrintJob.language`. */
function typed(schema: Schema, text: string): Json {
  const field = /^=(\w+)\.(\w+)$/.exec(text);
  if (field) {
    const loaded = schema.classes.get(field[1] as string) as LoadedClass;
    return JSON.parse(
      JSON.stringify(valueSchema(loaded, field[2] as string, loaded.fields[field[2] as string] as FieldDefinition)),
    );
  }
  const [, type = '', list, , from, to] = /^(\w+)(\[\])?(\((\d*)-(\d*)\))?$/.exec(text) ?? [];
  const base = TYPES[type];
  if (!base) throw new Error(`schema/functions.json: ${text} is no type`);
  const bounds = (low: string, high: string) => ({
    ...(from ? { [low]: Number(from) } : {}),
    ...(to ? { [high]: Number(to) } : {}),
  });
  if (list) return { type: 'array', items: base, ...bounds('minItems', 'maxItems') };
  return { ...base, ...(type === 'string' ? bounds('minLength', 'maxLength') : bounds('minimum', 'maximum')) };
}

function takenSchema(schema: Schema, takes: FunctionDeclaration['takes']): Json {
  const entries = Object.entries(takes);
  const must = entries.filter(([, text]) => text.endsWith('!')).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, text]) => [name, typed(schema, text.replace(/!$/, ''))])),
    ...(must.length ? { required: must } : {}),
  };
}

function answerSchema(schema: Schema, answers: FunctionDeclaration['answers']): Json {
  const entries = Object.entries(answers);
  const always = entries.map(([name]) => name).filter((name) => !name.endsWith('?'));
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, text]) => [name.replace('?', ''), typed(schema, text)])),
    ...(always.length ? { required: always } : {}),
  };
}

/** How one signs in for it; of what keys may do, too, the document says it once for all. */
function securityOf({ for: caller, peopleOnly }: FunctionDeclaration): Json {
  if (['everyone', 'buyer', 'orderer'].includes(caller))
    return { security: [{ application: [] }, { application: [], session: [] }] };
  if (caller === 'master') return { security: [{ application: [], master: [] }] };
  return peopleOnly || ['manager', 'customer'].includes(caller) ? PEOPLE_ONLY : {};
}

/** The path items of the functions, by address. */
export function functionPaths(schema: Schema, functions: Record<string, FunctionDeclaration>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(functions).map(([name, declared]) => {
      const { room, for: caller, about, takes, answers } = declared;
      return [
        `/parse/functions/${name}`,
        {
          post: {
            operationId: name,
            tags: [room],
            summary: `${name}: ${about.split(/[.:;] /)[0]?.replace(/\.$/, '')}`,
            description: `${about}\n\n${WORDS[caller]}`,
            'x-caller': caller,
            ...securityOf(declared),
            requestBody: sent(takenSchema(schema, takes)),
            responses: {
              200: answered('Done.', {
                type: 'object',
                properties: { result: answerSchema(schema, answers) },
                required: ['result'],
              }),
              ...refused,
            },
          },
        },
      ];
    }),
  );
}
