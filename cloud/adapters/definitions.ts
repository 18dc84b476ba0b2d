/** The declared classes as each engine's migration takes them. */
import { type LoadedClass, type ParseDefinition, parseDefinition, type Schema } from '../../schema/load';
import type { Engine } from './engine';

/** The name a field is stored under by MongoDB, which Parse takes literally in an index. */
function storedName(field: string, definition: ParseDefinition): string {
  if (field === 'createdAt' || field === 'updatedAt') return field === 'createdAt' ? '_created_at' : '_updated_at';
  return definition.fields[field]?.type === 'Pointer' ? `_p_${field}` : field;
}

/** A class as the migration takes it on this engine; its unique indexes come after it. */
export function definitionOn(engine: Engine, loaded: LoadedClass): ParseDefinition {
  const definition = parseDefinition(loaded);
  if (engine === 'postgres') return definition;
  const stored = (keys: Record<string, 1 | -1>) =>
    Object.fromEntries(Object.entries(keys).map(([field, direction]) => [storedName(field, definition), direction]));
  const indexes = Object.entries(definition.indexes).map(([name, keys]) => [name, stored(keys)]);
  return { ...definition, indexes: Object.fromEntries(indexes) };
}

export const definitionsOf = (schema: Schema, engine: Engine) =>
  [...schema.classes.values()].map((loaded) => definitionOn(engine, loaded));
