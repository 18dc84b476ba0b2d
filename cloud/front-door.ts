/**
 * What Parse answers wrongly before it asks a trigger, refused at its door: over REST, batch and
 * GraphQL alike, since all three go through Parse's `rest`.
 */
import type { IncomingMessage } from 'node:http';
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import Parse from 'parse/node';
import type { Schema } from '../schema/load';
import { ShopError } from './domain/errors';
import { answering } from './kernel/errors';
import { checkBody, checkFields, checkPlain, checkQuery } from './kernel/form';
import { checkScope, readScope, writeScope } from './kernel/standing';

type Json = Record<string, unknown>;
type Authority = { isMaster: boolean; user?: object };
type Ask = (config: unknown, auth: Authority, className: string, ...given: unknown[]) => Promise<unknown>;
type Verb = 'create' | 'update' | 'find' | 'get' | 'del';

const rest = require('parse-server/lib/rest') as Record<Verb, Ask> & { printshopDoor?: boolean };

const notAllowed = () => new Parse.Error(Parse.Error.OPERATION_FORBIDDEN, 'Permission denied');

/** What is asked first, by the arguments that follow the class. */
function checksOf(schema: Schema): Record<Verb, (className: string, auth: Authority, given: unknown[]) => void> {
  const classIsThere = (className: string, { isMaster }: Authority) => {
    if (!isMaster && !schema.classes.has(className)) throw notAllowed();
  };
  const hold = (className: string, auth: Authority, body: unknown) => {
    classIsThere(className, auth);
    const { isMaster, user } = auth;
    const definition = schema.classes.get(className);
    if (definition?.rules) {
      if (!isMaster && !user) throw notAllowed();
      checkFields(definition, (body ?? {}) as Json);
    } else if (!isMaster) checkPlain(className, (body ?? {}) as Json);
  };
  return {
    create: (className, auth, [body]) => {
      // Nobody opens a session past the log-in, and the second factor that it asks for. Parse's migration makes one of nobody.
      if (className === '_Session' && (!auth.isMaster || (body as Json | undefined)?.user))
        throw new ShopError('session.ownOnly');
      checkScope(auth.user, writeScope(className));
      hold(className, auth, body);
    },
    update: (className, auth, [_where, body]) => {
      if (className === '_Session') throw new ShopError('session.ownOnly');
      checkScope(auth.user, writeScope(className));
      hold(className, auth, body);
    },
    find: (className, auth, [where]) => {
      classIsThere(className, auth);
      checkScope(auth.user, readScope(className));
      checkQuery(where);
    },
    get: (className, auth) => {
      classIsThere(className, auth);
      checkScope(auth.user, readScope(className));
    },
    del: (className, auth) => {
      classIsThere(className, auth);
      checkScope(auth.user, writeScope(className));
    },
  };
}

/** Puts the checks before Parse's create, update and find, once in a process. */
export function guardDoor(schema: Schema): void {
  if (rest.printshopDoor) return;
  rest.printshopDoor = true;
  for (const [verb, check] of Object.entries(checksOf(schema)) as [Verb, ReturnType<typeof checksOf>[Verb]][]) {
    const original = rest[verb];
    rest[verb] = async (config, auth, className, ...given) => {
      await answering(async () => check(className, auth, given));
      return original(config, auth, className, ...given);
    };
  }
}

const UNREADABLE: Record<string, string> = {
  'entity.parse.failed': 'its body is no JSON object.',
  'entity.too.large': 'its body is too large.',
};

const holdToForm: RequestHandler = (request, _response, next) => {
  if (request.body !== undefined) checkBody(request.body);
  if (/^\/batch\b/i.test(request.path)) {
    if (request.url !== '/batch')
      throw new ShopError('input.malformed', { what: 'its address is /batch, and no more.' });
    if (request.body?.transaction) throw new ShopError('write.transaction');
  }
  next();
};

/** Answers what is refused before Parse sees it. */
export const refuse: ErrorRequestHandler = (
  error: Error & { status?: number; type?: string },
  _request,
  response,
  _next,
) => {
  const what = UNREADABLE[error.type ?? ''] ?? 'its body is in no known encoding.';
  const { code, message } = error instanceof ShopError ? error : new ShopError('input.malformed', { what });
  response.status(error.status ?? 400).json({ code, error: message });
};

/** Reads every body as JSON, as Parse would, but names what is wrong with one that is none. Files and the forms of pages are no JSON. */
export function readBodies(limit: string): Router {
  const type = ({ headers }: IncomingMessage) => !/^multipart\//.test(headers['content-type'] ?? '');
  const router = express.Router();
  router.use((request, _response, next) => next(/^\/(files|apps)\//.test(request.path) ? 'router' : undefined));
  router.use(express.json({ limit, type }), holdToForm, refuse);
  return router;
}

/** What Parse has no address for is answered as JSON too; what it has answered already is done. */
export const afterParse: [RequestHandler, ErrorRequestHandler] = [
  (_request, response) => {
    const { code, message } = new ShopError('input.malformed', { what: 'there is no such address.' });
    response.status(404).json({ code, error: message });
  },
  (error, _request, response, next) => {
    // Express would cut the connection, and with it the answers to requests that share it.
    if (!response.headersSent) next(error);
  },
];
