/** What each role may do with the rows of a class, in words. */
import type { Operation, Right, RoleName } from '../../schema/format';
import type { LoadedClass } from '../../schema/load';

export const ROLES: RoleName[] = ['manager', 'coordinator', 'technician', 'customer'];

export const rightWord = (right: Right) =>
  right.replace('role:', '').replace('assignedTechnician', 'assigned technician');

/** yes, no, or which rows. */
export function access(loaded: LoadedClass, operation: Operation, role: RoleName): string {
  const rights = loaded.rules?.rights[operation] ?? [];
  const has = (right: Right) => rights.includes(right);
  if (role === 'customer') return has('owner') ? 'own' : 'no';
  if (has(`role:${role}`) || (role === 'manager' && has('role:coordinator'))) return 'yes';
  if (role !== 'technician') return 'no';
  const words = [has('assignedTechnician') ? 'of own jobs' : '', has('author') ? 'own' : ''].filter(Boolean);
  return words.join(', ') || 'no';
}
