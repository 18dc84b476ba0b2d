/** Log-ins as Parse Server itself knows them. */
import Parse from 'parse/node';
import type { Logins } from '../kernel/logins';
import { decodeRow } from '../kernel/record';

const ParseConfig = require('parse-server/lib/Config');
const { Auth, getAuthForSessionToken, maintenance } = require('parse-server/lib/Auth');

interface Cached {
  cacheController: unknown;
}

export function serverLogins(appId: string): Logins {
  return {
    rolesOf: async ({ config, user }) => {
      const { cacheController } = config as Cached;
      const names: string[] = await new Auth({ config, cacheController, isMaster: false, user }).getUserRoles();
      return names.map((name) => name.replace(/^role:/, ''));
    },
    forget: async (userId) => {
      await ParseConfig.get(appId).liveQueryController.clearCachedRoles(Parse.User.createWithoutData(userId));
    },
    secretsOf: async (userId) => {
      const config = ParseConfig.get(appId);
      const [login] = await config.database.find('_User', { objectId: userId }, { limit: 1 }, maintenance(config));
      return login && decodeRow(login);
    },
  };
}

/** Whose session this is, as long as it holds. */
export async function userOfSession(sessionToken: string, appId: string): Promise<Parse.User | undefined> {
  const config = ParseConfig.get(appId);
  try {
    const { user } = await getAuthForSessionToken({ config, cacheController: config.cacheController, sessionToken });
    return user;
  } catch {
    return undefined;
  }
}
