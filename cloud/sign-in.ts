/**
 * Where Parse turns a session token into a person, and a password into a session: the one place for
 * REST, batch, GraphQL, LiveQuery and the server's own calls in somebody's name. Here a key of a
 * machine stands in the place of a session, and who must turn a second factor on first is told apart.
 */
import Parse from 'parse/node';
import { keyOf, noteUse } from './data/api-keys';
import { mustEnrol } from './data/factor-policy';
import { looksLikeKey } from './data/key-text';
import { ShopError } from './domain/errors';
import { answering } from './kernel/errors';
import { withReads } from './kernel/scopes';
import { withCode } from './kernel/sent-code';
import { checkScope, noteStanding, readScope } from './kernel/standing';
import type { Tools } from './kernel/tools';

interface Asked {
  /** LiveQuery gives none. */
  config?: { cacheController: unknown };
  cacheController?: unknown;
  sessionToken: string;
  installationId?: string;
}
interface Authority {
  user: Parse.User;
  getUserRoles(): Promise<string[]>;
}
interface LoginRequest {
  body?: { authData?: { mfa?: { token?: unknown } } };
  info: { context?: object };
}
type Find = (
  className: string,
  query: unknown,
  options: unknown,
  auth?: { user?: object },
  schema?: unknown,
) => unknown;

const ParseAuth = require('parse-server/lib/Auth') as {
  Auth: new (given: object) => Authority;
  getAuthForSessionToken(asked: Asked): Promise<Authority>;
};
const logins = require('parse-server/lib/Routers/UsersRouter').UsersRouter.prototype as Record<
  'handleLogIn' | 'handleLogInAs',
  (request: LoginRequest) => Promise<unknown>
>;
const database = require('parse-server/lib/Controllers/DatabaseController').prototype as { find: Find };

const signedInAs = (objectId: string, sessionToken: string) =>
  Parse.Object.fromJSON({ className: '_User', objectId, sessionToken } as never, false) as Parse.User;

/** A machine, as Parse knows people. */
async function authOfKey(tools: Tools, { sessionToken, config, ...asked }: Asked): Promise<Authority> {
  const key = await keyOf(tools, sessionToken);
  noteUse(tools, key);
  const user = signedInAs(key.user.objectId, sessionToken);
  const { objectId: id, name, scopes } = key;
  noteStanding(user, { machine: { id, name, scopes: withReads(scopes) } });
  const cacheController = asked.cacheController ?? config?.cacheController;
  const auth = new ParseAuth.Auth({ ...asked, config, cacheController, isMaster: false, user });
  if (config) return auth;
  // LiveQuery keeps who subscribed for a while: it is asked of the key for each event whether it still holds.
  const rolesOfKey = auth.getUserRoles.bind(auth);
  auth.getUserRoles = async () => {
    await keyOf(tools, sessionToken);
    return rolesOfKey();
  };
  return auth;
}

async function authOfPerson(tools: Tools, asked: Asked, auth: Authority): Promise<Authority> {
  if (tools.config.requireSecondFactor === 'none') return auth;
  const profile = await tools.profiles.ofUser(auth.user.id as string);
  if (profile?.population !== 'staff') return auth;
  if (!(await mustEnrol(tools, profile.objectId, auth.user.id as string))) return auth;
  if (asked.config) {
    noteStanding(auth.user, 'mustEnrol');
    return auth;
  }
  // Whoever is subscribed already is nobody to the events that come.
  const user = signedInAs('nobody', asked.sessionToken);
  noteStanding(user, 'mustEnrol');
  return new ParseAuth.Auth({ cacheController: asked.cacheController, isMaster: false, user });
}

/** Puts all this before Parse's own ways, once in a process. */
export function guardSignIn(tools: Tools): void {
  const authOfSession = ParseAuth.getAuthForSessionToken;
  ParseAuth.getAuthForSessionToken = async (asked) =>
    looksLikeKey(asked.sessionToken)
      ? answering(() => authOfKey(tools, asked))
      : authOfPerson(tools, asked, await authOfSession(asked));

  const { handleLogIn } = logins;
  logins.handleLogIn = async function (request) {
    const { authData, ...body } = request.body ?? {};
    // Taken off here, so that Parse's own ways with authData stay shut.
    const info = { ...request.info, context: withCode(request.info.context, authData?.mfa?.token) };
    return handleLogIn.call(this, Object.assign(Object.create(request), { body, info }));
  };
  logins.handleLogInAs = () =>
    answering(async () => {
      throw new ShopError('session.ownOnly');
    });

  // What a query brings along, by include or a condition on another class, comes through no other door.
  const { find } = database;
  database.find = function (className, query, options, auth, schema) {
    const user = auth?.user;
    if (!user) return find.call(this, className, query, options, auth, schema);
    return answering(async () => {
      checkScope(user, readScope(className));
      return find.call(this, className, query, options, auth, schema);
    });
  };
}
