/**
 * What narrows a request beyond its role: a machine has its scopes, and whoever must turn a second
 * factor on first has nothing else. Noted beside the user of the request, whatever path it comes by.
 */
import { ShopError } from '../domain/errors';

export interface Machine {
  /** Its ApiKey. */
  id: string;
  name: string;
  scopes: ReadonlySet<string>;
}

export type Standing = { machine: Machine } | 'mustEnrol';

const standings = new WeakMap<object, Standing>();

export function noteStanding(user: object, standing: Standing): void {
  standings.set(user, standing);
}

/** The machine that this user is; undefined for people. */
export function machineOf(user: object | undefined): Machine | undefined {
  const standing = user && standings.get(user);
  return standing && standing !== 'mustEnrol' ? standing.machine : undefined;
}

/** Throws key.outOfScope for a machine without this scope, and factor.mustEnrol for whoever must enrol first. */
export function checkScope(user: object | undefined, scope: string): void {
  checkEnrolled(user);
  const machine = machineOf(user);
  if (machine && !machine.scopes.has(scope)) throw new ShopError('key.outOfScope', { scope });
}

/** Throws factor.mustEnrol. */
export function checkEnrolled(user: object | undefined): void {
  if (user && standings.get(user) === 'mustEnrol') throw new ShopError('factor.mustEnrol');
}

/** Throws key.peopleOnly for machines. */
export function checkPerson(user: object | undefined): void {
  if (machineOf(user)) throw new ShopError('key.peopleOnly');
}

export const readScope = (className: string) => `${className}:read`;
export const writeScope = (className: string) => `${className}:write`;
export const functionScope = (name: string) => `functions:${name}`;
/** To send a file by POST /parse/files or resumably. */
export const FILES_SCOPE = 'files:write';
