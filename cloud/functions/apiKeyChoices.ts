/** What a key can be given, for the form that makes one. */
import { scopesFor } from '../kernel/scopes';
import { managersOnly, type Verb } from './calling';

/** Answers { coordinator, technician }: the scopes that a key of each role can have. */
export const apiKeyChoices: Verb = async (call) => {
  managersOnly(call, 'create', 'ApiKey');
  const { schema } = call.tools;
  return { coordinator: scopesFor(schema, 'coordinator'), technician: scopesFor(schema, 'technician') };
};
