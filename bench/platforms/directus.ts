/** Directus, with the same rows, a coordinator who sees all jobs and a technician who sees their own. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Client } from 'pg';
import { connected } from '../../tests/support/databases';
import { answeredBy } from './asking';
import { type Contender, end, type Ground, launch, type Who } from './contender';
import { fillPlain, type Tables } from './plain-rows';

const ADMIN = { email: 'admin@example.com', password: 'Bench-password-1' };
const TOKENS: Record<Who, string> = { coordinator: 'bench-token-coordinator', technician: 'bench-token-technician' };
const QUESTION = '/items/print_jobs?fields=*,client.*,technician.*&sort=-updated_at&limit=50';

const TABLES: Tables = {
  clients: 'clients',
  technicians: 'technicians',
  jobs: 'print_jobs',
  pointers: { client: 'client', technician: 'technician' },
};

const field = (name: string, type: string) => ({ field: name, type, schema: {}, meta: {} });
const texts = (...names: string[]) => names.map((name) => field(name, 'string'));

const COLLECTIONS = {
  clients: texts('client_code', 'company_name', 'contact_name', 'email', 'billing_status'),
  technicians: [...texts('username', 'role'), field('user', 'uuid')],
  print_jobs: [
    ...texts('job_number', 'status', 'file_name', 'file_url', 'material_type'),
    ...['estimated_print_minutes', 'priority', 'quantity', 'client', 'technician'].map((name) =>
      field(name, 'integer'),
    ),
    field('estimated_material_grams', 'float'),
    field('due_date', 'timestamp'),
    field('created_at', 'timestamp'),
    field('updated_at', 'timestamp'),
  ],
};

const POINTERS = [
  ['print_jobs', 'client', 'clients'],
  ['print_jobs', 'technician', 'technicians'],
  ['technicians', 'user', 'directus_users'],
] as const;

/** What a technician may read of each collection. */
const OWN: Record<keyof typeof COLLECTIONS, object> = {
  clients: { fields: ['id', 'client_code', 'company_name'], permissions: {} },
  technicians: { fields: ['id', 'username'], permissions: {} },
  print_jobs: { fields: ['*'], permissions: { technician: { user: { _eq: '$CURRENT_USER' } } } },
};

export function directus(ground: Ground, version: string): Contender {
  const url = `http://127.0.0.1:${ground.port}`;
  const entry = path.join(ground.folder, 'node_modules', 'directus', 'cli.js');
  const env = {
    DB_CLIENT: 'pg',
    DB_CONNECTION_STRING: ground.uri,
    SECRET: 'a-secret-for-the-bench-of-32-letters',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    HOST: '127.0.0.1',
    PORT: String(ground.port),
    TELEMETRY: 'false',
    LOG_LEVEL: 'warn',
    PUBLIC_URL: url,
  };
  const start = () => launch(ground, entry, ['start'], env);

  async function makeRights(headers: Record<string, string>, who: Who, user: string): Promise<void> {
    const post = <Row>(to: string, body: object) => answeredBy<{ data: Row }>(`${url}${to}`, headers, body);
    const { data: policy } = await post<{ id: string }>('/policies', { name: who, icon: 'badge' });
    const { data: role } = await post<{ id: string }>('/roles', { name: who });
    await post('/access', { role: role.id, policy: policy.id });
    for (const collection of Object.keys(COLLECTIONS) as (keyof typeof COLLECTIONS)[])
      await post('/permissions', {
        policy: policy.id,
        collection,
        action: 'read',
        ...(who === 'technician' ? OWN[collection] : { fields: ['*'], permissions: {} }),
      });
    await post('/users', {
      id: user,
      email: `${who}@example.com`,
      password: ADMIN.password,
      role: role.id,
      token: TOKENS[who],
      status: 'active',
    });
  }

  async function makeEverything(technicianUser: string): Promise<void> {
    const login = await answeredBy<{ data: { access_token: string } }>(`${url}/auth/login`, {}, ADMIN);
    const headers = { Authorization: `Bearer ${login.data.access_token}` };
    for (const [collection, fields] of Object.entries(COLLECTIONS)) {
      const id = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true }, meta: {} };
      await answeredBy(`${url}/collections`, headers, { collection, schema: {}, meta: {}, fields: [id, ...fields] });
    }
    for (const [collection, name, related] of POINTERS)
      await answeredBy(`${url}/relations`, headers, { collection, field: name, related_collection: related });
    await makeRights(headers, 'coordinator', crypto.randomUUID());
    await makeRights(headers, 'technician', technicianUser);
  }

  async function fill(client: Client, technicianUser: string): Promise<void> {
    await client.query(`INSERT INTO technicians (username, role, "user") VALUES ($1, $1, $2)`, [
      'technician',
      technicianUser,
    ]);
    await fillPlain(client, TABLES);
  }

  return {
    name: 'Directus',
    version,
    start,
    async prepare() {
      const { status, stdout, stderr } = spawnSync(ground.node, [entry, 'bootstrap'], {
        cwd: ground.folder,
        env: { PATH: process.env.PATH, HOME: ground.folder, ...env },
      });
      if (status !== 0) throw new Error(`directus bootstrap ended with ${status}: ${stdout}${stderr}`);
      const child = start();
      while (!(await fetch(`${url}/server/ping`).catch(() => undefined))?.ok)
        await new Promise((go) => setTimeout(go, 100));
      const technicianUser = crypto.randomUUID();
      await makeEverything(technicianUser);
      await connected(ground.uri, (client) => fill(client, technicianUser));
      await end(child);
    },
    list: async (who) => ({ url: url + QUESTION, headers: { Authorization: `Bearer ${TOKENS[who]}` } }),
    rowsOf: (body) => (body as { data: { id: number }[] }).data,
  };
}
