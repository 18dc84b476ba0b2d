/** Who may do what to a row, and the ACL that follows from it. */
import type { Right, Rules, StaffRole } from '../../schema/format';
import type { Actor, Profiles } from './actor';
import type { Pointer, Row } from './record';

/** The rows that a right may speak of: the row itself, and the job it hangs on. */
export interface Relation {
  row: Partial<Row>;
  job: Partial<Row> | undefined;
  rules: Rules;
}

/** Does this right cover this actor, for this row? */
export function covers(right: Right, actor: Actor, { row, job, rules }: Relation): boolean {
  if (right.startsWith('role:')) return actor.roles.has(right.slice(5) as StaffRole);
  // Whoever is signed in has their own rights: those of a customer whom the server acts for are others.
  if (right === 'customer' || right === 'system') return actor.type === right && actor.userId === undefined;
  if (right === 'owner') return actor.customerId !== undefined && actor.customerId === ownerOf(row, rules);
  if (!actor.roles.has('technician') || !actor.technicianId) return false;
  return technicians(right, { row, job, rules }).includes(actor.technicianId);
}

/** The Customer whose row it is. */
function ownerOf(row: Partial<Row>, { owner }: Rules): string | undefined {
  if (owner === 'objectId') return row.objectId;
  const pointer: Pointer | undefined = owner ? row[owner] : undefined;
  return pointer?.objectId;
}

/** The technicians a right speaks of: of the job, of the row's list, or the row's author. */
function technicians(right: Right, { row, job, rules }: Relation): string[] {
  if (right === 'assignedTechnician' && rules.sharedWith) return row[rules.sharedWith] ?? [];
  const author = right === 'author' ? rules.author : undefined;
  const pointer: Pointer | undefined =
    right === 'assignedTechnician' ? job?.assignedTechnician : author ? row[author] : undefined;
  return pointer ? [pointer.objectId] : [];
}

export function mayDo(rights: Right[], actor: Actor, relation: Relation): boolean {
  return rights.some((right) => covers(right, actor, relation));
}

const WORDS: Record<string, string> = {
  'role:manager': 'a manager',
  'role:coordinator': 'a coordinator',
  'role:technician': 'a technician',
  assignedTechnician: 'the assigned technician',
  author: 'whoever made it',
  owner: 'the customer whose it is',
  customer: 'the customer',
  system: 'the server',
};

/** Rights as words for people: “a coordinator or the assigned technician”. */
export function inWords(rights: Right[]): string {
  return rights.length ? rights.map((right) => WORDS[right]).join(' or ') : 'the server';
}

type Acl = Record<string, { read?: true; write?: true }>;

/** The ACL of a row: whoever its class's rights let read or change it. Nobody writes what they cannot read. */
export async function aclOf(relation: Relation, profiles: Profiles): Promise<Acl> {
  const { rights } = relation.rules;
  const principals = async (right: Right): Promise<string[]> => {
    if (right.startsWith('role:')) return [right];
    const owner = right === 'owner' ? ownerOf(relation.row, relation.rules) : undefined;
    // Of a customer who is being made nothing can be read yet.
    const ownLogin = relation.rules.owner === 'objectId' ? relation.row.user?.objectId : undefined;
    const users = await Promise.all([
      ...technicians(right, relation).map((id) => profiles.userIdOf('Technician', id)),
      ...(owner ? [ownLogin ?? profiles.userIdOf('Customer', owner)] : []),
    ]);
    return users.filter((user) => user !== undefined);
  };
  const acl: Acl = {};
  for (const right of rights.read) for (const key of await principals(right)) acl[key] = { read: true };
  for (const right of [...rights.update, ...rights.delete])
    for (const key of await principals(right)) {
      const entry = acl[key];
      if (entry) entry.write = true;
    }
  return acl;
}
