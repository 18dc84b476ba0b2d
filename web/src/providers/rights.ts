/** What somebody may do, asked of the rights that the server holds (schema/generated.ts). There is no other list. */
import { stepsOpenTo } from '../../../cloud/domain/jobs/guards';
import type { Limit } from '../../../schema/format';
import { classRules, type PrintJob } from '../../../schema/generated';
import { isThere } from '../small/page';
import type { Row } from './errors';

export interface Move {
  from: readonly string[];
  to: string | readonly string[];
  by: readonly string[];
}

interface Lifecycle {
  field: string;
  start: string;
  closed: readonly string[];
  moves: Record<string, Move>;
}

/** One class's rules, whichever class it is. */
export interface ClassRules {
  rights: Record<Operation, readonly string[]>;
  writers: Record<string, readonly string[]>;
  serverFields: readonly string[];
  createOnly: readonly string[];
  hidden: Record<string, readonly string[]>;
  types: Record<string, string>;
  pointers: Record<string, string>;
  required: readonly string[];
  values: Record<string, readonly string[]>;
  suggested: Record<string, readonly string[]>;
  limits: Record<string, Limit>;
  lifecycle?: Lifecycle;
  furtherLifecycles?: readonly Lifecycle[];
  belongsTo?: string;
  author?: string;
  /** Every write of it is an AuditEvent. */
  audited: boolean;
  live: boolean;
  repeatable: boolean;
}

export type Operation = 'read' | 'create' | 'update' | 'delete';

/** Who is signed in: the staff profile's id, and the roles with those inherited. */
export interface Who {
  technicianId: string;
  roles: readonly string[];
}

/** Throws for a class that nobody reads: a misspelt resource is a bug. */
export function rulesOf(resource: string): ClassRules {
  const rules = (classRules as unknown as Record<string, ClassRules>)[resource];
  if (!rules) throw new Error(`There is no class ${resource}`);
  return rules;
}

export const auditedClasses = Object.keys(classRules).filter((name) => isThere(name) && rulesOf(name).audited);

export const isClass = (resource: string): boolean => resource in classRules;

/** Without the row at hand, whoever could be its technician or author counts: the server decides about the row. */
function covers(right: string, who: Who, resource: string, row?: Row): boolean {
  if (right.startsWith('role:')) return who.roles.includes(right.slice(5));
  if (!who.roles.includes('technician')) return false;
  const { author } = rulesOf(resource);
  if (right === 'author') return !row || !author || row[author] === who.technicianId;
  if (right !== 'assignedTechnician') return false;
  return !row || resource !== 'PrintJob' || row.assignedTechnician === who.technicianId;
}

export function mayDo(operation: Operation, resource: string, who: Who, row?: Row): boolean {
  return isThere(resource) && rulesOf(resource).rights[operation].some((right) => covers(right, who, resource, row));
}

/** May this field be written, in a new row (no `row`) or in this one? */
export function mayWrite(field: string, resource: string, who: Who, row?: Row): boolean {
  const rules = rulesOf(resource);
  if (rules.serverFields.includes(field)) return false;
  if (row && rules.createOnly.includes(field)) return false;
  const writers = rules.writers[field] ?? rules.writers['*'] ?? rules.rights[row ? 'update' : 'create'];
  return (
    writers.some((right) => covers(right, who, resource, row)) && mayDo(row ? 'update' : 'create', resource, who, row)
  );
}

/** Is the field shown to these roles? A coordinator's or manager's sight is never narrowed by technician's. */
export function maySee(field: string, resource: string, who: Who): boolean {
  const { hidden, types } = rulesOf(resource);
  if (!(field in types)) return false;
  return who.roles.some((role) => !hidden[role]?.includes(field));
}

/** The graphs that a row of this class moves along. */
export function lifecyclesOf(resource: string): readonly Lifecycle[] {
  const { lifecycle, furtherLifecycles = [] } = rulesOf(resource);
  return [...(lifecycle ? [lifecycle] : []), ...furtherLifecycles];
}

/** The statuses of a field in the order in which the class names them; none where the field has no moves. */
export function statusesOf(resource: string, field: string): string[] {
  const graph = lifecyclesOf(resource).find((one) => one.field === field);
  return graph ? [...new Set([graph.start, ...Object.values(graph.moves).flatMap(({ to }) => to)])] : [];
}

/** The field whose status this is. */
export const fieldOfStatus = (resource: string, status: string): string | undefined =>
  lifecyclesOf(resource).find(({ field }) => statusesOf(resource, field).includes(status))?.field;

/** Of these pointers the ones whose rows this person may read, to be brought along. */
export function readable(fields: readonly string[], resource: string, who: Who): string[] {
  const { pointers } = rulesOf(resource);
  return fields.filter((field) => pointers[field] && mayDo('read', pointers[field], who));
}

export interface OpenMove {
  name: string;
  /** The field that it changes. */
  field: string;
  to: string;
}

/** The moves that this person could make of this row from where it stands; the server may still want more of it. */
export function movesFrom(row: Row, resource: string, who: Who): OpenMove[] {
  return lifecyclesOf(resource).flatMap(({ field, moves }) =>
    Object.entries(moves).flatMap(([name, move]) => {
      if (!move.from.includes(row[field]) || !move.by.some((right) => covers(right, who, resource, row))) return [];
      const steps = [move.to].flat();
      const open = resource === 'PrintJob' ? stepsOpenTo(row as unknown as PrintJob, steps) : steps;
      return open.map((to) => ({ name, field, to }));
    }),
  );
}
