/** GraphQL as Parse generates it, but for two things: what a role may not see answers null, and the database's own columns are left out. */
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { type GraphQLSchema, getNullableType } from 'graphql';
import type { Schema } from '../../schema/load';

/** Columns of PostgreSQL (_rperm, _hashed_password) that get into the schema of a class once it was asked for. */
const isColumn = (name: string) => /^_[a-z]/.test(name);

/**
 * Parse makes every required field non-null; asked for by a role it is hidden from, it would take
 * the whole row away with an error. Answers the rewriting that ParseGraphQLServer takes.
 */
export function asDeclared(schema: Schema) {
  return ({ autoSchema }: { autoSchema: GraphQLSchema }): GraphQLSchema =>
    mapSchema(autoSchema, {
      [MapperKind.ENUM_VALUE]: (value, _type, _schema, name) => (isColumn(name) ? null : value),
      [MapperKind.INPUT_OBJECT_FIELD]: (field, name) => (isColumn(name) ? null : field),
      [MapperKind.OBJECT_FIELD]: (field, fieldName, typeName) => {
        if (isColumn(fieldName)) return null;
        const hidden = schema.classes.get(typeName)?.rules?.hidden ?? {};
        if (!Object.values(hidden).some((names) => names.includes(fieldName))) return field;
        return { ...field, type: getNullableType(field.type) };
      },
    });
}
