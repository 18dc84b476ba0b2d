/** The SDL of GraphQL, as Parse makes it of the schema; no server and no database is asked. */
import { lexicographicSortSchema, printSchema } from 'graphql';
import { asDeclared } from '../../cloud/adapters/graphql';
import { loadFunctions } from '../../schema/functions';
import { parseDefinition, type Schema } from '../../schema/load';

const { ParseGraphQLSchema } = require('parse-server/lib/GraphQL/ParseGraphQLSchema');
const { defaultColumns } = require('parse-server/lib/Controllers/SchemaController');

/** A class with the fields that Parse gives it, as its schema controller answers it. */
const asParseHas = (className: string, fields: Record<string, unknown>) => ({
  className,
  fields: { ...defaultColumns._Default, ...(defaultColumns[className] ?? {}), ...fields },
  classLevelPermissions: {},
});

export async function renderGraphql(schema: Schema): Promise<string> {
  const declared = [...schema.classes.values()].map(parseDefinition);
  const builtIn = ['_User', '_Installation', '_Role', '_Session'].filter((name) => !schema.classes.has(name));
  const classes = [
    ...declared.map(({ className, fields }) => asParseHas(className, fields)),
    ...builtIn.map((className) => asParseHas(className, {})),
  ];
  const made = new ParseGraphQLSchema({
    appId: 'printshop',
    databaseController: { loadSchema: async () => ({ getAllClasses: async () => classes }) },
    parseGraphQLController: { getGraphQLConfig: async () => ({}) },
    log: console,
    graphQLCustomTypeDefs: asDeclared(schema),
  });
  made._getFunctionNames = async () => Object.keys(loadFunctions());
  return `${printSchema(lexicographicSortSchema(await made.load()))}\n`;
}
