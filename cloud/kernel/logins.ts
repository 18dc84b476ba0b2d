/** What the shop asks about log-ins, which the server answers out of Parse and a managed one by the SDK alone. */
import type { Row } from './record';

/** What triggers and functions hand over of a request. */
export interface Asking {
  master?: boolean;
  user?: Parse.User;
  config: unknown;
  context?: Record<string, unknown>;
}

export interface Logins {
  /** The names of the roles of whoever asks, inherited ones included. */
  rolesOf(asking: Asking): Promise<string[]>;
  /** LiveQuery forgets what it holds of the login; asked before its sessions go. */
  forget(userId: string): Promise<void>;
  /** The login with what Parse keeps beside it, the token of its password link too; left out where nobody but Parse reads that. */
  secretsOf?(userId: string): Promise<Row | undefined>;
}
