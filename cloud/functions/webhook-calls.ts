/** What the functions about webhooks share: they are a manager's. */
import { ShopError } from '../domain/errors';
import type { Row } from '../kernel/record';
import { type Call, rowNamed } from './calling';

/** The row that an argument names. Throws write.forbidden for whoever is no manager. */
export function managersRow(call: Call, verb: string, name: string, className: string): Promise<Row> {
  if (!call.actor.roles.has('manager'))
    throw new ShopError('write.forbidden', { operation: verb, class: className, by: 'a manager' });
  return rowNamed(call, verb, name, className);
}
