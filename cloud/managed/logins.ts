/** Log-ins as the public SDK shows them: the roles of a person by a query, and what they inherit by the schema. */
import Parse from 'parse/node';
import type { RoleName } from '../../schema/format';
import type { Schema } from '../../schema/load';
import type { Logins } from '../kernel/logins';
import { OWN_SAVE } from '../kernel/own-save';

function withInherited({ roles }: Schema, names: string[]): string[] {
  const found = new Set<string>();
  const add = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    for (const inherited of roles[name as RoleName]?.inherits ?? []) add(inherited);
  };
  names.forEach(add);
  return [...found];
}

export const publicLogins = (schema: Schema): Logins => ({
  rolesOf: async ({ user }) => {
    const direct = await new Parse.Query(Parse.Role).equalTo('users', user as never).find(OWN_SAVE);
    return withInherited(
      schema,
      direct.map((role) => role.get('name')),
    );
  },
  // LiveQuery finds out by itself, within seconds of the sessions' end.
  forget: async () => undefined,
});
