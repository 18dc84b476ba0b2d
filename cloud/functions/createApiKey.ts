/** Makes a key for a machine, and shows it this once. */
import Parse from 'parse/node';
import { hintOf, newKey } from '../data/key-text';
import { hashOf } from '../data/link-tokens';
import { actingAs } from '../kernel/actor';
import { ownSave } from '../kernel/own-save';
import { managersOnly, onlyKnown, type Verb } from './calling';

const ASKED = ['name', 'role', 'scopes', 'expiresAt'];

/** { name, role, scopes, expiresAt }, for a manager. Answers { id, key }; the key is kept nowhere. */
export const createApiKey: Verb = async (call) => {
  const { params, actor } = call;
  managersOnly(call, 'create', 'ApiKey');
  onlyKnown(params, ASKED);
  const key = newKey();
  const sets = { keyHash: hashOf(key), hint: hintOf(key) };
  const options = ownSave({ ...actingAs(actor), sets, isChecked: true });
  const row = await new Parse.Object('ApiKey').save(params, options as never);
  return { id: row.id, key };
};
