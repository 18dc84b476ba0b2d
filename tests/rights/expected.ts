/** What schema/ says should happen: every expectation of the matrix is computed here, none is written down. */
import type { Operation, Right, RoleName, Rules, StaffRole } from '../../schema/format';
import { type LoadedClass, loadSchema, type Schema } from '../../schema/load';

export const schema: Schema = loadSchema();

/** The classes of the shop, and those of Parse, which have class-level permissions of their own. */
export const classes = [...schema.classes.values()].filter((loaded) => loaded.rules) as (LoadedClass & {
  rules: Rules;
})[];
export const builtIn = [...schema.classes.values()].filter((loaded) => !loaded.rules);

/** Where somebody stands to the row that they ask for. */
export interface Standing {
  name: string;
  /** Own role; what it inherits comes from the schema. undefined: not signed in. */
  role: StaffRole | undefined;
  assigned: boolean;
  author: boolean;
}

export const standings: Standing[] = [
  { name: 'stranger', role: undefined, assigned: false, author: false },
  { name: 'assigned technician', role: 'technician', assigned: true, author: false },
  { name: 'author no longer assigned', role: 'technician', assigned: false, author: true },
  { name: 'other technician', role: 'technician', assigned: false, author: false },
  { name: 'coordinator', role: 'coordinator', assigned: false, author: false },
  { name: 'manager', role: 'manager', assigned: false, author: false },
];

/** Whoever may write most. */
export const MANAGER = standings.find(({ role }) => role === 'manager') as Standing;

/** The classes whose rows somebody who signs in may make. */
export const open = classes.filter(({ rules }) =>
  rules.rights.create.some((right) => /^role:|assigned|author/.test(right)),
);
export type Loaded = (typeof open)[number];

/** Who is asked about a class: an author only where its rows have one. */
export const standingsFor = (rules: Rules) => standings.filter(({ author }) => !author || rules.author);

/** Every class with everybody who is asked about it, as test.each takes it. */
export const cells = classes.flatMap((loaded) =>
  standingsFor(loaded.rules).map((who) => ({ className: loaded.className, actor: who.name, loaded, who })),
);

function rolesOf(role: RoleName | undefined): RoleName[] {
  return role ? [role, ...schema.roles[role].inherits.flatMap(rolesOf)] : [];
}

function has(rights: Right[], { role, assigned, author }: Standing): boolean {
  return rights.some(
    (right) =>
      (right.startsWith('role:') && rolesOf(role).includes(right.slice(5) as StaffRole)) ||
      (right === 'assignedTechnician' && assigned) ||
      (right === 'author' && author),
  );
}

/** May they, this row? Nobody changes or deletes what they cannot read. */
export function may(operation: Operation, rules: Rules, who: Standing): boolean {
  const readFirst = operation === 'update' || operation === 'delete';
  return has(rules.rights[operation], who) && (!readFirst || has(rules.rights.read, who));
}

/** Is the class closed to them altogether, so that even an empty list is refused? */
export const closedTo = (rules: Rules, who: Standing) => rules.rights.read.length === 0 || !who.role;

/** May they send this field, where the row is theirs to write? A revision is the condition of an update, not a value. */
export function mayWriteField(field: string, stage: 'create' | 'update', rules: Rules, who: Standing): boolean {
  if (field === 'revision') return true;
  if (rules.serverFields?.includes(field)) return false;
  if (stage === 'update' && rules.createOnly?.includes(field)) return false;
  const writers = rules.writers?.[field] ?? rules.writers?.['*'];
  return !writers || has(writers, who);
}

/** Fields of the class that this role never sees; a role sees what any role it inherits from sees. */
export function hiddenFrom(rules: Rules, role: StaffRole | undefined): string[] {
  const everyone = rules.hidden?.everyone ?? [];
  const [first = [], ...others] = rolesOf(role).map((one) => rules.hidden?.[one] ?? []);
  return [...everyone, ...first.filter((field) => others.every((hidden) => hidden.includes(field)))];
}

/** Answers that say “not yours”: not found, forbidden, and the shop's own words for the row. */
export const ROW_REFUSALS = [101, 119, 1102, 1104];
/** Answers that say “not this field”. */
export const FIELD_REFUSALS = [1101, 1103];
