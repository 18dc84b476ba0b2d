/** The shape of the files in schema/, and the check that finds every fault in them at once. */

export type FieldType = 'String' | 'Number' | 'Boolean' | 'Date' | 'Object' | 'Array' | 'Pointer' | 'File';

/** A field as Parse Server's schema migration takes it. */
export interface FieldDefinition {
  type: FieldType;
  targetClass?: string;
  required?: boolean;
  defaultValue?: unknown;
}

export type StaffRole = 'manager' | 'coordinator' | 'technician';

/** A role of the shop: of its staff, or of customers with an account. */
export type RoleName = StaffRole | 'customer';

/**
 * Who may: a role, the technician the job is assigned to, the member of staff who made the row,
 * the customer with an account whose row it is, a customer for whom the server acts (by link, or in
 * a function), or the server's own tasks.
 */
export type Right = `role:${StaffRole}` | 'assignedTechnician' | 'author' | 'owner' | 'customer' | 'system';

export interface Limit {
  min?: number;
  max?: number;
  integer?: boolean;
  /** Digits allowed after the point. */
  decimals?: number;
  minLength?: number;
  maxLength?: number;
  /** A regular expression, with `hint` saying in words what it wants. */
  pattern?: string;
  hint?: string;
  format?: 'email';
}

export interface MoveDefinition {
  from: string[];
  to: string | string[];
  by: Right[];
}

export interface Lifecycle {
  field: string;
  start: string;
  closed: string[];
  moves: Record<string, MoveDefinition>;
}

export type Operation = 'read' | 'create' | 'update' | 'delete';

/** What the server adds to Parse's definition of a class. */
export interface Rules {
  /** One sentence a field: what it is for. */
  describe: Record<string, string>;
  rights: Record<Operation, Right[]>;
  /** Fields that a role, or everyone, never sees. */
  hidden?: Partial<Record<RoleName | 'everyone', string[]>>;
  /** Who may write a field, where it is fewer than may write the row; `*` stands for the rest. */
  writers?: Record<string, Right[]>;
  /** Fields that only the server writes. */
  serverFields?: string[];
  /** Fields that cannot change once the row is there. */
  createOnly?: string[];
  /** Required fields that the server fills in when they are not sent. */
  optionalOnCreate?: string[];
  /** Fields that are taken and never stored. */
  writeOnly?: string[];
  values?: Record<string, string[]>;
  /** Usual values; others are taken too. */
  suggested?: Record<string, string[]>;
  limits?: Record<string, Limit>;
  unique?: string[];
  lifecycle?: Lifecycle;
  /** Graphs of other fields of the row. One save makes one move, of one of them. */
  furtherLifecycles?: Lifecycle[];
  /** The pointer to the job that this row hangs on. */
  belongsTo?: string;
  /** The list of technicians who count as assigned, for a row that hangs on no single job. */
  sharedWith?: string;
  /** The pointer to the Customer whose row it is; `objectId` where the row is the customer. */
  owner?: string;
  /** The pointer to the member of staff who made it. */
  author?: string;
  appendOnly?: boolean;
  audited?: boolean;
  live?: boolean;
  /** Fields whose words the row is found by; `client.companyName` names one of the row pointed to. */
  searched?: string[];
  /** Takes an operationId, so that a create can be sent twice and happens once. */
  repeatable?: boolean;
}

export interface ClassFile {
  className: string;
  about: string;
  fields: Record<string, FieldDefinition>;
  indexes?: Record<string, Record<string, 1 | -1>>;
  classLevelPermissions?: Record<string, unknown>;
  rules?: Rules;
}

const FIELD_TYPES = ['String', 'Number', 'Boolean', 'Date', 'Object', 'Array', 'Pointer', 'File'];
const CLASS_KEYS = ['className', 'about', 'fields', 'indexes', 'classLevelPermissions', 'rules'];
const RULE_KEYS = [
  'describe',
  'rights',
  'hidden',
  'writers',
  'serverFields',
  'createOnly',
  'optionalOnCreate',
  'writeOnly',
  'values',
  'suggested',
  'limits',
  'unique',
  'lifecycle',
  'furtherLifecycles',
  'belongsTo',
  'sharedWith',
  'owner',
  'author',
  'appendOnly',
  'audited',
  'live',
  'searched',
  'repeatable',
];
const RIGHT = /^(role:(manager|coordinator|technician)|assignedTechnician|author|owner|customer|system)$/;
const BUILT_IN = ['objectId', 'createdAt', 'updatedAt', 'ACL'];

/** The graphs of a class, that of its status first. */
export const lifecyclesOf = ({ lifecycle, furtherLifecycles = [] }: Rules): Lifecycle[] => [
  ...(lifecycle ? [lifecycle] : []),
  ...furtherLifecycles,
];

/** Every fault of one class file as `path: what is wrong`; empty when there is none. */
export function faultsOf(file: ClassFile, stem: string, commonFields: string[]): string[] {
  const faults: string[] = [];
  const fault = (path: string, what: string) => faults.push(`${path}: ${what}`);
  for (const key of Object.keys(file)) if (!CLASS_KEYS.includes(key)) fault(key, 'is not a key of a class file');
  if (file.className !== stem) fault('className', `is ${file.className}, the file is named ${stem}`);
  if (!file.about) fault('about', 'is missing');
  const fields = file.fields ?? {};
  for (const [name, field] of Object.entries(fields)) {
    if (!FIELD_TYPES.includes(field.type))
      fault(`fields.${name}.type`, `${field.type} is none of ${FIELD_TYPES.join(', ')}`);
    if ((field.type === 'Pointer') !== Boolean(field.targetClass))
      fault(`fields.${name}.targetClass`, 'belongs to a Pointer, and to it alone');
    for (const key of Object.keys(field))
      if (!['type', 'targetClass', 'required', 'defaultValue'].includes(key))
        fault(`fields.${name}.${key}`, 'is unknown to Parse and would make the field look changed at every start');
  }
  const known = new Set([...Object.keys(fields), ...commonFields, ...BUILT_IN]);
  const named = (path: string, name: string) => {
    if (!known.has(name)) fault(path, `${name} is not a field of the class`);
  };
  for (const [index, keys] of Object.entries(file.indexes ?? {}))
    for (const key of Object.keys(keys)) named(`indexes.${index}`, key);
  const rules = file.rules;
  if (!rules) {
    if (!file.classLevelPermissions) fault('rules', 'is missing, and so is classLevelPermissions');
    return faults;
  }
  if (file.classLevelPermissions) fault('classLevelPermissions', 'follow from rules.rights here');
  for (const key of Object.keys(rules)) if (!RULE_KEYS.includes(key)) fault(`rules.${key}`, 'is not a rule');
  for (const name of Object.keys(fields)) if (!rules.describe?.[name]) fault(`rules.describe.${name}`, 'is missing');
  for (const key of ['describe', 'writers', 'values', 'suggested', 'limits'] as const)
    for (const name of Object.keys(rules[key] ?? {})) if (name !== '*') named(`rules.${key}`, name);
  for (const key of ['serverFields', 'createOnly', 'optionalOnCreate', 'writeOnly', 'unique'] as const)
    for (const name of rules[key] ?? []) named(`rules.${key}`, name);
  for (const path of rules.searched ?? []) {
    const [name = '', inner] = path.split('.');
    if (fields[name]?.type !== (inner ? 'Pointer' : 'String')) fault('rules.searched', `${path} is no text`);
  }
  for (const [role, names] of Object.entries(rules.hidden ?? {}))
    for (const name of names) named(`rules.hidden.${role}`, name);
  const rightsAt = (path: string, rights: Right[] | undefined) => {
    if (!rights) return fault(path, 'is missing');
    for (const right of rights) if (!RIGHT.test(right)) fault(path, `${right} is not a right`);
  };
  for (const operation of ['read', 'create', 'update', 'delete'] as const)
    rightsAt(`rules.rights.${operation}`, rules.rights?.[operation]);
  for (const operation of ['update', 'delete'] as const)
    for (const right of rules.rights?.[operation] ?? [])
      if (right.startsWith('role:') && !rules.rights.read?.includes(right))
        fault(
          `rules.rights.${operation}`,
          `${right} must stand in read too: an ACL lets nobody write what they cannot read`,
        );
  for (const [name, rights] of Object.entries(rules.writers ?? {})) rightsAt(`rules.writers.${name}`, rights);
  for (const key of ['belongsTo', 'author'] as const) {
    const name = rules[key];
    if (name && fields[name]?.type !== 'Pointer') fault(`rules.${key}`, `${name} is not a pointer of the class`);
  }
  const owners = Object.values(rules.rights ?? {}).some((rights) => rights.includes('owner'));
  if (owners && rules.owner !== 'objectId' && fields[rules.owner ?? '']?.targetClass !== 'Customer')
    fault('rules.owner', 'must name the pointer to the Customer');
  for (const lifecycle of lifecyclesOf(rules)) faults.push(...lifecycleFaults(lifecycle, known));
  return faults;
}

function lifecycleFaults(lifecycle: Lifecycle, known: Set<string>): string[] {
  const faults: string[] = [];
  if (!known.has(lifecycle.field)) faults.push(`rules.lifecycle.field: ${lifecycle.field} is not a field of the class`);
  const steps = new Map<string, string>();
  const reachable = new Set([lifecycle.start]);
  for (const [name, move] of Object.entries(lifecycle.moves)) {
    for (const right of move.by)
      if (!RIGHT.test(right)) faults.push(`rules.lifecycle.moves.${name}.by: ${right} is not a right`);
    for (const from of move.from)
      for (const to of [move.to].flat()) {
        reachable.add(to);
        const twin = steps.get(`${from} → ${to}`);
        if (twin) faults.push(`rules.lifecycle.moves.${name}: ${from} → ${to} is already the move ${twin}`);
        steps.set(`${from} → ${to}`, name);
      }
  }
  for (const status of [...Object.values(lifecycle.moves).flatMap((move) => move.from), ...lifecycle.closed])
    if (!reachable.has(status)) faults.push(`rules.lifecycle: no move leads to ${status}`);
  return faults;
}
