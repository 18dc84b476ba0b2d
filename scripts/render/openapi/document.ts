/** The OpenAPI 3.1 document of the shop: classes and functions from schema/, the other addresses as declared there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { errorTable } from '../../../cloud/domain/errors';
import { loadFunctions } from '../../../schema/functions';
import type { Schema } from '../../../schema/load';
import { ROLES } from '../access';
import { classPaths, isOpen } from './class-paths';
import { classSchemas, type Json } from './fields';
import { functionPaths } from './function-paths';

const ABOUT: Record<string, string> = {
  record: 'What happened, and what was mailed.',
  people: 'Staff, clients, and customers with an account.',
  stock: 'Materials, batches and their grams.',
  jobs: 'Print jobs, their files, checks, logs and notes.',
  sales: 'Quotes, prices and the catalogue.',
  orders: 'Carts, orders, payments, production and support.',
  addresses: 'Signing in, files, uploads, labels, and how the server is.',
};

const INTRODUCTION = `A print shop over REST; the same classes and functions answer over GraphQL (\`/graphql\`) and, live, over LiveQuery (the same host, \`ws…/parse\`).

Send \`X-Parse-Application-Id\` with every request, and \`X-Parse-Session-Token\` from \`POST /parse/login\` for whatever is not for everybody; a machine sends \`Authorization: Bearer psk_…\`, the key that \`createApiKey\` made, in place of a session. A date is \`{"__type":"Date","iso":…}\`, a pointer \`{"__type":"Pointer","className":…,"objectId":…}\`. Rows that one may not read are left out of lists, and answer as if they were not there.

A refusal is \`{"code":…,"error":…}\`: the number never changes, the text is for people. Creates of the classes marked so take an \`operationId\` of your own: sent again, they answer with the first result.`;

interface Addresses {
  paths: Record<string, Json>;
  webhooks: Record<string, Json>;
  components: { schemas: Json; parameters: Json; responses: Json; securitySchemes: Json };
}

const readJson = <T>(name: string): T =>
  JSON.parse(readFileSync(path.join(__dirname, '..', 'schema', name), 'utf8')) as T;

/** What a server really answered, put where it belongs: `POST /parse/login` → request, response. */
function withExamples(paths: Record<string, Json>): void {
  const examples = readJson<Record<string, { status: number; request?: unknown; response: unknown }>>('examples.json');
  for (const [place, { status, request, response }] of Object.entries(examples)) {
    const [method = '', address = ''] = place.split(' ');
    // biome-ignore lint/suspicious/noExplicitAny: a document of OpenAPI, whose places are known
    const operation = (paths[address] as any)?.[method.toLowerCase()];
    if (!operation) throw new Error(`schema/examples.json: there is no ${place}`);
    if (request !== undefined) operation.requestBody.content['application/json'].example = request;
    operation.responses[status].content['application/json'].example = response;
  }
}

export function openApiDocument(schema: Schema, version: string): Json {
  const { paths: others, webhooks, components } = readJson<Addresses>('addresses.json');
  const classes = [...schema.classes.values()];
  const ruled = classes.filter(({ rules }) => rules);
  const paths: Record<string, Json> = {
    ...others,
    ...Object.assign({}, ...ruled.map(classPaths)),
    ...functionPaths(schema, loadFunctions()),
  };
  withExamples(paths);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Print shop',
      version,
      description: INTRODUCTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(ABOUT).map(([name, description]) => ({ name, description })),
    security: [
      { application: [], session: [] },
      { application: [], key: [] },
    ],
    'x-roles': Object.fromEntries(ROLES.map((role) => [role, schema.roles[role].about])),
    'x-errors': errorTable().map(({ code, name, text }) => ({ code, name, text })),
    paths,
    webhooks,
    components: {
      ...components,
      schemas: {
        ...components.schemas,
        ...Object.assign(
          {},
          ...classes.map((loaded) => classSchemas(loaded, (operation) => isOpen(loaded, operation))),
        ),
      },
    },
  };
}

export const renderOpenApi = (schema: Schema, version: string): string =>
  `${JSON.stringify(openApiDocument(schema, version), null, 1)}\n`;
