/** Acts in the shop as one of its people does: with their own session, through every rule. */
import Parse from 'parse/node';
import { encode } from '../../cloud/kernel/record';

type Fields = Record<string, unknown>;
/** As the server answers; what is in it depends on what was asked. */
// biome-ignore lint/suspicious/noExplicitAny: answers differ by address
type Answer = any;
type Credential = { sessionToken: string } | { useMasterKey: true };

/** Parse Server answers these inside the process, as it would over HTTP. */
export function ask(method: string, path: string, body: Fields, as: Credential | undefined): Promise<Answer> {
  return Parse.CoreManager.getRESTController().request(method, path, encode(body) as Fields, as as never);
}

export const MASTER: Credential = { useMasterKey: true };

export class Person {
  private constructor(
    readonly username: string,
    /** Their Technician. */
    readonly id: string,
    readonly sessionToken: string,
  ) {}

  static async signIn(username: string, password: string): Promise<Person> {
    const { sessionToken } = await ask('POST', 'login', { username, password }, undefined);
    const { technician } = (await ask('POST', 'functions/me', {}, { sessionToken })).result;
    return new Person(username, technician.objectId, sessionToken);
  }

  async make(className: string, fields: Fields): Promise<string> {
    return (await ask('POST', `classes/${className}`, fields, this)).objectId;
  }

  async change(className: string, objectId: string, fields: Fields): Promise<void> {
    await ask('PUT', `classes/${className}/${objectId}`, fields, this);
  }

  async find(className: string, where: Fields, limit = 500): Promise<Answer[]> {
    return (await ask('GET', `classes/${className}`, { where: encode(where), limit }, this)).results;
  }

  async call(name: string, params: Fields): Promise<Answer> {
    return (await ask('POST', `functions/${name}`, params, this)).result;
  }

  signOut(): Promise<unknown> {
    return ask('POST', 'logout', {}, this);
  }
}

export type People = Record<'manager' | 'coordinator' | 'technician1' | 'technician2', Person>;
