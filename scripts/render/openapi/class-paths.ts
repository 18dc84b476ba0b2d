/** The addresses of a class: list and make, read, change and delete. */
import type { Operation } from '../../../schema/format';
import { lifecyclesOf } from '../../../schema/format';
import type { LoadedClass } from '../../../schema/load';
import { access, ROLES, rightWord } from '../access';
import { type Json, ref, TIME } from './fields';

/** Does anybody do this with rows of the class over the API? */
export const isOpen = (loaded: LoadedClass, operation: Operation) =>
  ROLES.some((role) => access(loaded, operation, role) !== 'no');

/** Of what no key of a machine may do. */
export const PEOPLE_ONLY: Json = { security: [{ application: [], session: [] }] };

/** A key has the role of a coordinator or a technician, and no jobs of its own. */
const isForKeys = (loaded: LoadedClass, operation: Operation) =>
  access(loaded, operation, 'coordinator') === 'yes' || access(loaded, operation, 'technician') === 'yes';

const parameter = (name: string): Json => ({ $ref: `#/components/parameters/${name}` });

export const refused: Json = { '4XX': { $ref: '#/components/responses/Refused' } };

export const answered = (description: string, schema: Json): Json => ({
  description,
  content: { 'application/json': { schema } },
});

export const sent = (schema: Json): Json => ({
  required: true,
  content: { 'application/json': { schema } },
});

const rolesOf = (loaded: LoadedClass, operation: Operation) => ({
  'x-roles': Object.fromEntries(ROLES.map((role) => [role, access(loaded, operation, role)])),
});

function moves({ rules }: LoadedClass): string {
  const lines = (rules ? lifecyclesOf(rules) : []).flatMap((lifecycle) =>
    Object.entries(lifecycle.moves).map(
      ([name, { from, to, by }]) =>
        `- ${name}: \`${lifecycle.field}\` from ${from.join(', ')} to ${[to].flat().join(', ')}; ${by.map(rightWord).join(', ')}`,
    ),
  );
  return lines.length ? `\n\nMoves:\n${lines.join('\n')}` : '';
}

const marks = ({ rules }: LoadedClass) => ({
  ...(rules?.live ? { 'x-live': true } : {}),
  ...(rules?.repeatable ? { 'x-takes-operationId': true } : {}),
});

/** The path items of a class, by address. */
export function classPaths(loaded: LoadedClass): Record<string, Json> {
  const { className, about, room } = loaded;
  const list: Json = {};
  const row: Json = {};
  const shared = (operation: Operation, verb: string) => ({
    operationId: `${verb}${className}`,
    tags: [room],
    ...rolesOf(loaded, operation),
    ...(isForKeys(loaded, operation) ? {} : PEOPLE_ONLY),
  });
  // What is hidden or changed by the server comes along with what was sent.
  const changed = (...fields: string[]): Json => ({
    type: 'object',
    properties: { objectId: { type: 'string' }, createdAt: TIME, updatedAt: TIME },
    required: fields,
  });
  if (isOpen(loaded, 'read')) {
    list.get = {
      ...shared('read', 'list'),
      ...marks(loaded),
      summary: `${className}: the rows that one may read`,
      description: about,
      parameters: ['where', 'include', 'keys', 'order', 'limit', 'skip', 'count'].map(parameter),
      responses: {
        200: answered('The rows, and with count=1 how many there are.', {
          type: 'object',
          properties: { results: { type: 'array', items: ref(className) }, count: { type: 'integer' } },
          required: ['results'],
          additionalProperties: false,
        }),
        ...refused,
      },
    };
    row.get = {
      ...shared('read', 'get'),
      summary: `${className}: one row`,
      parameters: ['include', 'keys'].map(parameter),
      responses: { 200: answered('The row.', ref(className)), ...refused },
    };
  }
  if (isOpen(loaded, 'create'))
    list.post = {
      ...shared('create', 'create'),
      summary: `${className}: a new row`,
      description: loaded.rules?.repeatable
        ? 'Sent again with the same operationId by the same login, it answers with the first result, whole, and writes nothing.'
        : about,
      requestBody: sent(ref(`${className}Create`)),
      responses: { 201: answered('Made.', changed('objectId', 'createdAt')), ...refused },
    };
  if (isOpen(loaded, 'update'))
    row.put = {
      ...shared('update', 'update'),
      summary: `${className}: fields of a row`,
      description: `Send what changes, and no more. With the \`revision\` that was read it is refused when somebody was faster.${moves(loaded)}`,
      requestBody: sent(ref(`${className}Update`)),
      responses: { 200: answered('Changed.', changed('updatedAt')), ...refused },
    };
  if (isOpen(loaded, 'delete'))
    row.delete = {
      ...shared('delete', 'delete'),
      summary: `${className}: delete a row`,
      responses: { 200: answered('Deleted.', { type: 'object', maxProperties: 0 }), ...refused },
    };
  return {
    ...(Object.keys(list).length ? { [`/parse/classes/${className}`]: list } : {}),
    ...(Object.keys(row).length
      ? { [`/parse/classes/${className}/{objectId}`]: { parameters: [parameter('objectId')], ...row } }
      : {}),
  };
}
