/** Who is signed in, for react-admin. Rights come from the schema alone; the roles, from the server. */
import type ParseSdk from 'parse';
import type { AuthProvider, UserIdentity } from 'react-admin';
import { isSignedOut, type Row, ServerError, SIGNED_OUT, toServerError } from './errors';
import { isClass, mayDo, type Operation, type Who } from './rights';

type Sdk = typeof ParseSdk;

interface Me extends Who {
  fullName: string;
}

const OPERATIONS: Record<string, Operation> = {
  list: 'read',
  show: 'read',
  export: 'read',
  read: 'read',
  create: 'create',
  edit: 'update',
  update: 'update',
  delete: 'delete',
};

export interface SignIn {
  username: string;
  password: string;
  /** Of the second factor, where the server asked for one. */
  code?: string;
  /** The session is there: its second factor had to be turned on before it was good for anything. */
  isSignedIn?: boolean;
}

export interface Auth extends AuthProvider {
  /** The profile and roles; asked once a session. */
  me(): Promise<Me>;
  /** Asks anew whether the session still holds, and tells `onEnded` when it does not. */
  recheck(): Promise<void>;
}

export interface AuthEvents {
  onSignedIn?: () => void;
  onSignedOut?: () => void;
  /** The server ended the session of a page in use: its screen stays, for whoever signs in again. */
  onEnded?: () => void;
}

export function createAuthProvider(sdk: Sdk, { onSignedIn, onSignedOut, onEnded }: AuthEvents = {}): Auth {
  let asked: Promise<Me> | undefined;
  let inUse = false;

  async function ask(): Promise<Me> {
    if (!sdk.User.current()) throw new ServerError(SIGNED_OUT, 401, { code: 209 });
    try {
      const { technician, roles } = await sdk.Cloud.run('me');
      inUse = true;
      return { technicianId: technician.objectId, fullName: technician.displayName, roles };
    } catch (error) {
      throw toServerError(error);
    }
  }

  function me(): Promise<Me> {
    const asking = asked ?? ask();
    asked = asking;
    asking.catch(() => {
      if (asked === asking) asked = undefined;
    });
    return asking;
  }

  /** Throws only where nobody has used the page yet: there is no screen to keep. */
  function ended(error: unknown): void {
    if (!isSignedOut(error)) return;
    if (!inUse) throw { message: false };
    onEnded?.();
  }

  return {
    me,
    async recheck() {
      await ask().catch(ended);
    },
    async login({ username, password, code, isSignedIn }: SignIn) {
      try {
        if (code) await sdk.User.logInWithAdditionalAuth(username, password, { mfa: { token: code } });
        else if (!isSignedIn) await sdk.User.logIn(username, password);
      } catch (error) {
        throw toServerError(error);
      }
      asked = undefined;
      await me();
      onSignedIn?.();
    },
    async logout() {
      asked = undefined;
      inUse = false;
      // A session that has ended cannot be ended; the browser forgets it all the same.
      await sdk.User.logOut().catch(() => undefined);
      onSignedOut?.();
    },
    async checkAuth() {
      if (!sdk.User.current()) throw { message: false };
      // A server that is down ends nobody's session.
      await me().catch(ended);
    },
    async checkError(error) {
      ended(error);
    },
    async getIdentity(): Promise<UserIdentity> {
      const { technicianId, fullName } = await me();
      return { id: technicianId, fullName };
    },
    getPermissions: () => me(),
    async canAccess({ resource, action, record }) {
      if (!isClass(resource)) return true;
      const operation = OPERATIONS[action];
      return operation !== undefined && mayDo(operation, resource, await me(), record as Row | undefined);
    },
  };
}
