/** GraphQL as Parse generates it, but for one thing: what a role may not see answers null, not an error. */
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { type GraphQLSchema, getNullableType } from 'graphql';
import type { Schema } from '../../schema/load';

/**
 * Parse makes every required field non-null; asked for by a role it is hidden from, it would take
 * the whole row away with an error. Answers the rewriting that ParseGraphQLServer takes.
 */
export function hiddenFieldsAreNullable(schema: Schema) {
  return ({ autoSchema }: { autoSchema: GraphQLSchema }): GraphQLSchema =>
    mapSchema(autoSchema, {
      [MapperKind.OBJECT_FIELD]: (field, fieldName, typeName) => {
        const hidden = schema.classes.get(typeName)?.rules?.hidden ?? {};
        if (!Object.values(hidden).some((names) => names.includes(fieldName))) return field;
        return { ...field, type: getNullableType(field.type) };
      },
    });
}
