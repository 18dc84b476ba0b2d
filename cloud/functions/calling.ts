/** What every Cloud function shares: who calls, and arguments that are what they should be. */
import Parse from 'parse/node';
import { ShopError } from '../domain/errors';
import { type Actor, type ActorType, type Asking, actorOf } from '../kernel/actor';
import { answering } from '../kernel/errors';
import type { Row } from '../kernel/record';
import { offerToMachines } from '../kernel/scopes';
import { checkEnrolled, checkPerson, checkScope, functionScope } from '../kernel/standing';
import type { Tools } from '../kernel/tools';

export interface Call {
  actor: Actor;
  params: Record<string, unknown>;
  /** Options that make the SDK act as the caller, so that every rule holds for what the function does. */
  as: Parse.FullOptions;
  tools: Tools;
}

export type Verb = (call: Call) => Promise<unknown>;

type Check = (user: object | undefined) => void;

function defineForStaff(name: string, tools: Tools, check: Check, verb: Verb): void {
  Parse.Cloud.define(name, (request) =>
    answering(async () => {
      check(request.user);
      const actor = await actorOf(request as unknown as Asking, tools.profiles);
      if (!STAFF.has(actor.type)) throw new ShopError('people.notStaff');
      const as: Parse.FullOptions = request.master
        ? { useMasterKey: true }
        : { sessionToken: request.user?.getSessionToken() ?? '' };
      return verb({ actor, params: request.params, as, tools });
    }),
  );
}

const STAFF: ReadonlySet<ActorType> = new Set(['staff', 'machine', 'admin'] as const);

/** Registers a function for staff, and for keys with the scope of it; others are refused with people.notStaff. */
export function staffFunction(name: string, tools: Tools, verb: Verb): void {
  offerToMachines(name);
  defineForStaff(name, tools, (user) => checkScope(user, functionScope(name)), verb);
}

/** Registers a function that no key can be given. */
export function personFunction(name: string, tools: Tools, verb: Verb): void {
  const check: Check = (user) => {
    checkPerson(user);
    checkEnrolled(user);
  };
  defineForStaff(name, tools, check, verb);
}

/** As personFunction, and open to whoever must turn a second factor on before anything else. */
export function enrolmentFunction(name: string, tools: Tools, verb: Verb): void {
  defineForStaff(name, tools, checkPerson, verb);
}

/** Throws write.forbidden for whoever is no coordinator. */
export function coordinatorsOnly({ actor }: Call, operation: string, className: string): void {
  if (!actor.roles.has('coordinator'))
    throw new ShopError('write.forbidden', { operation, class: className, by: 'a coordinator' });
}

/** Throws write.forbidden for whoever is no manager. */
export function managersOnly({ actor }: Call, operation: string, className: string): void {
  if (!actor.roles.has('manager'))
    throw new ShopError('write.forbidden', { operation, class: className, by: 'a manager' });
}

const refuse = (what: string): never => {
  throw new ShopError('input.badArgument', { what });
};

/** A text argument of at most `max` characters. */
export function textOf(params: Record<string, unknown>, name: string, max = 100): string {
  const value = params[name];
  if (typeof value !== 'string' || !value || value.length > max || value.includes('\u0000'))
    return refuse(`${name} must be a text of 1 to ${max} characters.`);
  return value;
}

/** A key that a page chose, so that what is sent twice is done once. */
export function keyTextOf(params: Record<string, unknown>, name: string): string {
  const key = textOf(params, name, 100);
  return key.length < 16 ? refuse(`${name} must be 16 to 100 characters that nobody can guess.`) : key;
}

/** A number argument within bounds, whole unless said otherwise. */
export function numberOf(params: Record<string, unknown>, name: string, min: number, max: number): number {
  const value = params[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    return refuse(`${name} must be a whole number from ${min} to ${max}.`);
  return value;
}

/** A yes or no; no when it is not sent. */
export function flagOf(params: Record<string, unknown>, name: string): boolean {
  const value = params[name] ?? false;
  if (typeof value !== 'boolean') return refuse(`${name} must be true or false.`);
  return value;
}

/** Throws for an argument of another name: what was meant by it would be left out without a word. */
export function onlyKnown(params: Record<string, unknown>, known: readonly string[]): void {
  const unknown = Object.keys(params).find((name) => !known.includes(name));
  if (unknown !== undefined) refuse(`There is no ${unknown.slice(0, 60)} here. There is: ${known.join(', ')}.`);
}

export function listOf(params: Record<string, unknown>, name: string): Record<string, unknown>[] {
  const value = params[name];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'object' && item !== null))
    return refuse(`${name} must be a list of objects.`);
  return value;
}

/** The job that jobId names, whole; 101 when the caller may not see it. */
export async function jobFor({ params, as, tools }: Call): Promise<Row> {
  const { id } = await new Parse.Query('PrintJob').get(textOf(params, 'jobId', 40), as);
  return (await tools.store.get('PrintJob', id as string)) as Row;
}

/** The row that an argument of the function names. Throws input.noSuchRow. */
export async function rowNamed({ params, tools }: Call, verb: string, name: string, className: string): Promise<Row> {
  const row = await tools.store.get(className, textOf(params, name, 40));
  if (!row) throw new ShopError('input.noSuchRow', { class: verb, field: name, target: className });
  return row;
}

/** A list of 1 to `max` object ids, each once. */
export function idsOf(params: Record<string, unknown>, name: string, max: number): string[] {
  const value = params[name];
  const isIds =
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= max &&
    value.every((id) => typeof id === 'string' && /^\w{1,40}$/.test(id)) &&
    new Set(value).size === value.length;
  if (!isIds) return refuse(`${name} must be a list of 1 to ${max} object ids, each once.`);
  return value as string[];
}
