/** The live schema against the declared one; for the shop's own commands. */
import { ShopError } from '../domain/errors';
import type { Verb } from './calling';

/** Answers { differences: [a sentence each] }. */
export const checkSchema: Verb = async ({ actor, tools }) => {
  if (actor.type !== 'admin')
    throw new ShopError('write.forbidden', { operation: 'check', class: 'schema', by: 'the master key' });
  return { differences: await tools.schemaDifferences() };
};
