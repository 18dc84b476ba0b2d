/** The files of a Strapi project with the same rows: content types, and a technician held to their own jobs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const attributes = (type: string, names: string[]) => Object.fromEntries(names.map((name) => [name, { type }]));
const pointer = (target: string) => ({ type: 'relation', relation: 'manyToOne', target });

const TYPES: Record<string, { table: string; attributes: object }> = {
  client: {
    table: 'clients',
    attributes: attributes('string', ['client_code', 'company_name', 'contact_name', 'email', 'billing_status']),
  },
  technician: {
    table: 'technicians',
    attributes: attributes('string', ['username', 'role']),
  },
  'print-job': {
    table: 'print_jobs',
    attributes: {
      ...attributes('string', ['job_number', 'status', 'file_name', 'file_url', 'material_type']),
      ...attributes('integer', ['estimated_print_minutes', 'priority', 'quantity']),
      estimated_material_grams: { type: 'float' },
      due_date: { type: 'datetime' },
      client: pointer('api::client.client'),
      technician: pointer('api::technician.technician'),
    },
  },
};

/**
 * The rows of a technician are their own: Strapi's way is code beside the route. By name, since a filter may name
 * only what the role may read, and nobody's account is that.
 */
const OWN_JOBS = `module.exports = () => async (context, next) => {
  const { user } = context.state;
  if (user.role.name === 'technician')
    context.query.filters = { $and: [context.query.filters ?? {}, { technician: { username: { $eq: user.username } } }] };
  await next();
};
`;

const PEOPLE = `const READ = ['client.client', 'technician.technician', 'print-job.print-job'].map((name) => 'api::' + name + '.find');
module.exports = {
  async bootstrap({ strapi }) {
    const rows = (uid) => strapi.db.query(uid);
    if (await rows('plugin::users-permissions.role').findOne({ where: { type: 'coordinator' } })) return;
    for (const who of ['coordinator', 'technician']) {
      const role = await rows('plugin::users-permissions.role').create({ data: { name: who, type: who } });
      for (const action of READ)
        await rows('plugin::users-permissions.permission').create({ data: { action, role: role.id } });
      await strapi.plugin('users-permissions').service('user').add({
        username: who, email: who + '@example.com', password: process.env.BENCH_PASSWORD,
        provider: 'local', confirmed: true, role: role.id,
      });
    }
  },
};
`;

const CONFIG = {
  database: '({ connection: { client: "postgres", connection: { connectionString: process.env.DATABASE_URL } } })',
  server: '({ host: "127.0.0.1", port: Number(process.env.PORT), app: { keys: ["bench-key-1", "bench-key-2"] } })',
  admin:
    '({ auth: { secret: "bench" }, apiToken: { salt: "bench" }, transfer: { token: { salt: "bench" } }, serveAdminPanel: false })',
  api: '({ rest: { defaultLimit: 25, maxLimit: 100 } })',
  plugins: '({ "users-permissions": { config: { jwtSecret: "bench-secret-of-some-length" } } })',
};

const MIDDLEWARES = ['errors', 'security', 'cors', 'query', 'body', 'favicon', 'public'].map((it) => `strapi::${it}`);

function filesOf(name: string): Record<string, string> {
  const type = TYPES[name];
  const uid = `api::${name}.${name}`;
  const factory = (which: string, options = '') =>
    `module.exports = require('@strapi/strapi').factories.createCore${which}('${uid}'${options});\n`;
  const schema = {
    kind: 'collectionType',
    collectionName: type?.table,
    info: { singularName: name, pluralName: `${name}s`, displayName: name },
    options: { draftAndPublish: false },
    attributes: type?.attributes,
  };
  const own =
    name === 'print-job' ? `, { config: { find: { middlewares: ['${uid.replace(/\..*/, '')}.own-jobs'] } } }` : '';
  return {
    [`content-types/${name}/schema.json`]: JSON.stringify(schema),
    [`controllers/${name}.js`]: factory('Controller'),
    [`services/${name}.js`]: factory('Service'),
    [`routes/${name}.js`]: factory('Router', own),
    ...(own ? { 'middlewares/own-jobs.js': OWN_JOBS } : {}),
  };
}

/** Writes the project into the folder in which its packages are. */
export function writeProject(folder: string): void {
  const files: Record<string, string> = {
    'src/index.js': PEOPLE,
    'config/middlewares.js': `module.exports = ${JSON.stringify(MIDDLEWARES)};\n`,
    'public/robots.txt': '',
    'public/uploads/.gitkeep': '',
  };
  for (const [name, content] of Object.entries(CONFIG)) files[`config/${name}.js`] = `module.exports = ${content};\n`;
  for (const type of Object.keys(TYPES))
    for (const [name, content] of Object.entries(filesOf(type))) files[`src/api/${type}/${name}`] = content;
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
