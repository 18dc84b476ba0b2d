/** The classes as Parse's schema export has them, for import into MongoDB. */
import { definitionsOf } from '../../cloud/adapters/definitions';
import { managedSchema, OWN_CLASSES } from '../../cloud/managed/schema';
import { loadSchema } from '../../schema/load';

const OPERATIONS = ['find', 'get', 'count', 'create', 'update', 'delete', 'addField'];
/** What a class does not name is nobody's. */
const CLOSED = Object.fromEntries(OPERATIONS.map((operation) => [operation, {}]));

export function schemaForImport(directory: string): Record<string, unknown>[] {
  const declared = definitionsOf(managedSchema(loadSchema(directory)), 'mongodb');
  return [...declared, ...OWN_CLASSES].map(({ className, fields, indexes, classLevelPermissions }) => ({
    className,
    fields,
    classLevelPermissions: { ...CLOSED, ...classLevelPermissions },
    indexes,
  }));
}
