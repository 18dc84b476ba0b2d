/** The scopes that an API key can have: what its role may do by schema/, and the functions of staff. */
import type { Right, StaffRole } from '../../schema/format';
import type { Schema } from '../../schema/load';
import { FILES_SCOPE, functionScope, readScope, writeScope } from './standing';

const functions = new Set<string>();

/** Noted where a function is registered, so that there is no second list. */
export function offerToMachines(name: string): void {
  functions.add(name);
}

/** Every scope that a key of this role can have. A class that the role can only read has no `:write`. */
export function scopesFor({ classes, roles }: Schema, role: StaffRole): string[] {
  const rights = new Set<Right>([role, ...roles[role].inherits].map((name) => `role:${name}` as Right));
  const may = (given: Right[]) => given.some((right) => rights.has(right));
  const ofClasses = [...classes.values()].flatMap(({ className, rules }) => {
    if (!rules || !may(rules.rights.read)) return [];
    const { create, update, delete: remove } = rules.rights;
    return [readScope(className), ...(may([...create, ...update, ...remove]) ? [writeScope(className)] : [])];
  });
  return [...ofClasses, FILES_SCOPE, ...[...functions].sort().map(functionScope)];
}

/** Whoever changes a class reads it too: a save answers with the row. */
export const withReads = (scopes: string[]): Set<string> =>
  new Set(scopes.flatMap((scope) => [scope, scope.replace(/:write$/, ':read')]));
