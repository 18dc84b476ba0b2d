/** Reads what is declared of the Cloud functions: functions.json, which the API reference is made of. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Who may call: any staff, from a role upwards, or on the customers' side a buyer or the one whose order it is. */
export type Caller = 'everyone' | 'staff' | 'coordinator' | 'manager' | 'master' | 'customer' | 'buyer' | 'orderer';

export interface FunctionDeclaration {
  room: string;
  for: Caller;
  about: string;
  /** No key of a machine can be given it. */
  peopleOnly?: boolean;
  /** Type, bounds in brackets and ! when it has to be sent; `=Class.field` takes what that field takes. */
  takes: Record<string, string>;
  /** Types by key; a key that ends with ? may be missing. */
  answers: Record<string, string>;
}

/** Every function by its name. */
export function loadFunctions(): Record<string, FunctionDeclaration> {
  const file = path.join(__dirname, '..', 'schema', 'functions.json');
  const { about: _about, ...functions } = JSON.parse(readFileSync(file, 'utf8'));
  return functions;
}
