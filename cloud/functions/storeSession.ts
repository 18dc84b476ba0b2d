/** Begins a guest's session in the store. */
import { newSessionSecret } from '../data/store-sessions';
import type { PublicCall } from './public';

/** Answers { sessionSecret }: whoever has it owns what is done with it; it cannot be had again. */
export const storeSession = async ({ tools }: PublicCall) => ({ sessionSecret: newSessionSecret(tools) });
