/** The same cells asked over GraphQL. Names come from introspection, fields from the schema. */
import { beforeAll } from '@jest/globals';
import type { FieldDefinition, Rules } from '../../schema/format';
import type { LoadedClass } from '../../schema/load';
import type { Answer, Api } from '../support/api';
import type { Shop } from '../support/shop';
import type { Fields } from './fixtures';

type Ruled = LoadedClass & { rules: Rules };

/** The query that lists a class, by class name. */
export type Names = ReadonlyMap<string, string>;

/** GraphQL calls _User User. */
export const typeOf = (className: string) => className.replace(/^_/, '');

/** The names of a test file. The map is filled in before its tests. */
export function useNames(shop: Shop): Names {
  const names = new Map<string, string>();
  beforeAll(async () => {
    const { body } = await shop.stranger.graphql(
      '{ __schema { queryType { fields { name type { ofType { name } } } } } }',
    );
    const fields = body.data.__schema.queryType.fields as { name: string; type: { ofType: { name: string } | null } }[];
    for (const { name, type } of fields)
      if (type.ofType?.name?.endsWith('Connection')) names.set(type.ofType.name.replace(/Connection$/, ''), name);
  }, 30_000);
  return names;
}

/** How a field is asked for: a pointer by its row, a file by its name. */
export function asked(name: string, { type }: FieldDefinition): string {
  if (type === 'Pointer') return `${name} { objectId }`;
  if (type === 'File') return `${name} { name url }`;
  if (type === 'Array') return `${name} { ... on Element { value } }`;
  return name;
}

/** Lists the class with these fields. */
export function listing(api: Api, names: Names, className: string, fields: string[], where = ''): Promise<Answer> {
  const query = names.get(typeOf(className));
  return api.graphql(`{ ${query}(first: 400${where}) { count edges { node { objectId ${fields.join(' ')} } } } }`);
}

/** One row with these fields, answered as `row`. */
export function getting(api: Api, className: string, id: string, fields: string[]): Promise<Answer> {
  const type = typeOf(className);
  const query = `${type[0]?.toLowerCase()}${type.slice(1)}`;
  return api.graphql(`{ row: ${query}(id: "${id}") { objectId ${fields.join(' ')} } }`);
}

/** Fields as the input of a mutation takes them. */
export const toInput = (fields: Fields) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const { __type, objectId, iso } = (value ?? {}) as { __type?: string; objectId?: string; iso?: string };
      return [name, __type === 'Pointer' ? { link: objectId } : __type === 'Date' ? iso : value];
    }),
  );

function mutate(api: Api, verb: 'Create' | 'Update' | 'Delete', className: string, input: Fields): Promise<Answer> {
  const type = `${verb}${typeOf(className)}`;
  const name = type[0]?.toLowerCase() + type.slice(1);
  return api.graphql(`mutation ($input: ${type}Input!) { ${name}(input: $input) { clientMutationId } }`, { input });
}

export const creating = (api: Api, { className }: Ruled, fields: Fields) =>
  mutate(api, 'Create', className, { fields: toInput(fields) });
export const changing = (api: Api, { className }: Ruled, id: string, fields: Fields) =>
  mutate(api, 'Update', className, { id, fields: toInput(fields) });
export const deleting = (api: Api, { className }: Ruled, id: string) => mutate(api, 'Delete', className, { id });
