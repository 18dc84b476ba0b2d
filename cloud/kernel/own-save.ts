/** Marks the saves that the server makes for itself through the SDK. Clients can send a context too, but not this one. */
import { randomBytes } from 'node:crypto';

let token = randomBytes(24).toString('hex');

/** Processes that may serve each other's saves share what marks them. */
export function shareMark(mark: string): void {
  token = mark;
  Object.assign(OWN_SAVE.context, { ownSave: mark });
}

export interface OwnSave {
  /** The customer who asked for it, by link; the server itself when left out. */
  customer?: { id: string; name: string };
  /** The member of staff whose write has it follow. */
  staff?: { id: string; name: string; userId: string; roles: string[] };
  /** The machine whose write has it follow. */
  machine?: { id: string; name: string; userId: string; roles: string[] };
  /** Asked for with the master key: it is the admin's save. */
  isAdmin?: boolean;
  /** Written as it is, under this objectId when it is new: past every rule, and bringing nothing about. */
  asIs?: { objectId?: string };
  /** A new row of a class that nobody creates directly: whoever asked was checked by the function that makes it. */
  isChecked?: boolean;
  /** Fields that only the server sets, set with this save. Plain JSON. */
  sets?: Record<string, unknown>;
}

type Context = Record<string, unknown> | undefined;

/** The context of a save that the server makes, whoever it is made as. */
export const ownContext = (more: OwnSave = {}) => ({ ...more, ownSave: token });

/** Save options of the server itself, or of a customer who has no login. */
export const ownSave = (more: OwnSave) => ({ useMasterKey: true, context: ownContext(more) });

/** Save options of the server itself. */
export const OWN_SAVE = ownSave({});

export const isOwnSave = (context: Context): boolean => context?.ownSave === token;

/** What the server said of its own save; empty for everybody else's. */
export const ownSaveOf = (context: Context): OwnSave => (isOwnSave(context) ? (context as OwnSave) : {});
