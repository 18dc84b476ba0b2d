/**
 * A session comes from a log-in alone. Parse's `create` would write one for whoever is signed in and
 * only then find that they may not; here they are refused first, over REST, batch and GraphQL alike.
 */
import Parse from 'parse/node';

type Create = (config: unknown, auth: { isMaster: boolean }, className: string, ...rest: unknown[]) => Promise<unknown>;

const rest = require('parse-server/lib/rest') as { create: Create; printshopClosedSessions?: boolean };

/** Wraps Parse's create, once in a process. */
export function closeSessions(): void {
  if (rest.printshopClosedSessions) return;
  rest.printshopClosedSessions = true;
  const create = rest.create;
  rest.create = async (config, auth, className, ...others) => {
    if (className === '_Session' && !auth.isMaster)
      throw new Parse.Error(Parse.Error.OPERATION_FORBIDDEN, 'Permission denied');
    return create(config, auth, className, ...others);
  };
}
