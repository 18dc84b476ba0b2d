/** Marks the saves that the server makes for itself through the SDK. Clients can send a context too, but not this one. */
import { randomBytes } from 'node:crypto';

const TOKEN = randomBytes(24).toString('hex');

/** Save options of the server itself. */
export const OWN_SAVE = { useMasterKey: true, context: { ownSave: TOKEN } };

export const isOwnSave = (context: Record<string, unknown> | undefined): boolean => context?.ownSave === TOKEN;
