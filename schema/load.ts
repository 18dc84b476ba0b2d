/** Reads schema/ once, and splits what Parse takes from the rules that Cloud Code holds. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type ClassFile,
  type FieldDefinition,
  faultsOf,
  lifecyclesOf,
  type Right,
  type RoleName,
  type Rules,
} from './format';

/** One class, with the fields that every class of the shop has. */
export interface LoadedClass extends ClassFile {
  room: string;
}

/** What Parse Server's schema migration takes of a class. */
export interface ParseDefinition {
  className: string;
  fields: Record<string, FieldDefinition>;
  indexes: Record<string, Record<string, 1 | -1>>;
  classLevelPermissions: Record<string, unknown>;
}

export interface Schema {
  classes: Map<string, LoadedClass>;
  roles: Record<RoleName, { about: string; inherits: RoleName[] }>;
  /** The order in which rooms may use each other, left to right. */
  rooms: string[];
}

export const ROOMS = ['record', 'people', 'stock', 'jobs', 'sales', 'orders'];

const SCHEMA_DIR = path.join(__dirname, '..', 'schema');

interface CommonFile {
  fields: Record<string, FieldDefinition>;
  repeatable: Record<string, FieldDefinition>;
  searched: Record<string, FieldDefinition>;
  describe: Record<string, string>;
  hidden: string[];
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** Whoever may not see one of the searched fields may not search by it either. */
function hiddenWithSearch({ hidden = {}, searched = [] }: Rules): Rules['hidden'] {
  const names = (fields: string[]) =>
    fields.some((field) => searched.includes(field)) ? [...fields, 'searchText'] : fields;
  return Object.fromEntries(Object.entries(hidden).map(([role, fields]) => [role, names(fields)]));
}

function withCommonFields(file: ClassFile, common: CommonFile): ClassFile {
  const { rules } = file;
  if (!rules) return file;
  const added = {
    ...common.fields,
    ...(rules.repeatable ? common.repeatable : {}),
    ...(rules.searched ? common.searched : {}),
  };
  const names = Object.keys(added);
  const describe = Object.fromEntries(names.map((name) => [name, common.describe[name] ?? '']));
  return {
    ...file,
    fields: { ...file.fields, ...added },
    rules: {
      ...rules,
      describe: { ...rules.describe, ...describe },
      hidden: {
        ...hiddenWithSearch(rules),
        everyone: [...(rules.hidden?.everyone ?? []), ...common.hidden.filter((name) => names.includes(name))],
      },
      serverFields: [
        ...(rules.serverFields ?? []),
        ...(rules.searched ? Object.keys(common.searched) : []),
        ...common.hidden.filter((name) => names.includes(name)),
      ],
      // A new row stands where its graphs begin.
      optionalOnCreate: [...(rules.optionalOnCreate ?? []), ...lifecyclesOf(rules).map(({ field }) => field)],
      createOnly: [...(rules.createOnly ?? []), ...(rules.repeatable ? ['operationId'] : [])],
      limits: { ...rules.limits, operationId: { maxLength: 100 } },
      unique: [...(rules.unique ?? []), ...(rules.repeatable ? ['operationKey'] : [])],
    },
  };
}

/** Loads every class file. Throws one Error that lists every fault with file and path. */
export function loadSchema(directory = SCHEMA_DIR): Schema {
  const common = readJson<CommonFile>(path.join(directory, 'common.json'));
  const { roles } = readJson<Pick<Schema, 'roles'>>(path.join(directory, 'roles.json'));
  const commonNames = [
    ...Object.keys(common.fields),
    ...Object.keys(common.repeatable),
    ...Object.keys(common.searched),
  ];
  const classes = new Map<string, LoadedClass>();
  const faults: string[] = [];
  for (const room of ROOMS)
    for (const entry of readdirSync(path.join(directory, room)).sort()) {
      const where = `schema/${room}/${entry}`;
      try {
        const file = readJson<ClassFile>(path.join(directory, room, entry));
        faults.push(...faultsOf(file, path.basename(entry, '.json'), commonNames).map((text) => `${where} ${text}`));
        classes.set(file.className, { ...withCommonFields(file, common), room });
      } catch (error) {
        faults.push(`${where}: ${(error as Error).message}`);
      }
    }
  for (const loaded of classes.values())
    for (const [name, field] of Object.entries(loaded.fields))
      if (field.targetClass && !classes.has(field.targetClass))
        faults.push(
          `schema/${loaded.room}/${loaded.className}.json fields.${name}: there is no class ${field.targetClass}`,
        );
  if (faults.length) throw new Error(`The schema has ${faults.length} fault(s):\n  ${faults.join('\n  ')}`);
  return { classes, roles, rooms: ROOMS };
}

/** The roles that rights name for class-level permissions: who is assigned or author is a technician, an owner a customer. */
function rolesOf(rights: Right[]): RoleName[] {
  const roles = new Set<RoleName>();
  for (const right of rights) {
    if (right.startsWith('role:')) roles.add(right.slice(5) as RoleName);
    if (right === 'owner') roles.add('customer');
    if (right === 'assignedTechnician' || right === 'author') roles.add('technician');
  }
  return [...roles];
}

const roleKeys = (rights: Right[]) => Object.fromEntries(rolesOf(rights).map((role) => [`role:${role}`, true]));

/** Rows a reader may not see are kept from them by ACL; LiveQuery refuses a find permission that names only roles. */
function permissionsOf(rules: Rules): Record<string, unknown> {
  const readable = rules.rights.read.length ? { requiresAuthentication: true } : {};
  const everyone = rules.hidden?.everyone ?? [];
  const hiddenFrom = (...roles: RoleName[]) => [
    ...new Set([...everyone, ...roles.flatMap((role) => rules.hidden?.[role] ?? [])]),
  ];
  return {
    find: readable,
    get: readable,
    count: readable,
    create: roleKeys(rules.rights.create),
    update: roleKeys(rules.rights.update),
    delete: roleKeys(rules.rights.delete),
    addField: {},
    // Groups intersect: '*' must be the strictest, and every group must repeat what nobody sees.
    protectedFields: {
      '*': hiddenFrom('technician', 'customer'),
      'role:technician': hiddenFrom('technician'),
      'role:customer': hiddenFrom('customer'),
      'role:coordinator': hiddenFrom('coordinator'),
      'role:manager': hiddenFrom('manager'),
    },
  };
}

/** What the migration takes: no rules, no write-only fields, the permissions that follow from the rights. */
export function parseDefinition(loaded: LoadedClass): ParseDefinition {
  const { rules } = loaded;
  const writeOnly = rules?.writeOnly ?? [];
  return {
    className: loaded.className,
    fields: Object.fromEntries(Object.entries(loaded.fields).filter(([name]) => !writeOnly.includes(name))),
    // PostgreSQL's index names are shared by all tables, and one that is taken is silently not made.
    indexes: Object.fromEntries(
      Object.entries(loaded.indexes ?? {}).map(([name, keys]) => [`${loaded.className}_${name}`, keys]),
    ),
    classLevelPermissions: rules ? permissionsOf(rules) : (loaded.classLevelPermissions ?? {}),
  };
}

/** What the fields of a class are when nobody says otherwise. */
export function defaultsOf({ classes }: Schema, className: string): Record<string, unknown> {
  const fields = Object.entries(classes.get(className)?.fields ?? {});
  return Object.fromEntries(
    fields
      .filter(([, { defaultValue }]) => defaultValue !== undefined)
      .map(([name, field]) => [name, field.defaultValue]),
  );
}
