/** Strapi, without its admin pages, which the shop is not asked for here either. */
import path from 'node:path';
import type { Client } from 'pg';
import { connected } from '../../tests/support/databases';
import { answeredBy } from './asking';
import { type Contender, end, type Ground, launch, type Who } from './contender';
import { type Extra, fillPlain, type Tables } from './plain-rows';
import { writeProject } from './strapi-project';

const PASSWORD = 'Bench-password-1';
const QUESTION =
  '/api/print-jobs?populate[client]=true&populate[technician]=true&sort=updatedAt:desc&pagination[limit]=50&pagination[withCount]=false';
const TABLES: Tables = { clients: 'clients', technicians: 'technicians', jobs: 'print_jobs' };
const DOCUMENT: Extra = { columns: ', document_id, published_at', values: ', md5(random()::text), now()' };

/** Strapi keeps what points to what in tables of its own. */
const LINKS = [
  `INSERT INTO print_jobs_client_lnk (print_job_id, client_id) SELECT id, 1 + id % 500 FROM print_jobs`,
  `INSERT INTO print_jobs_technician_lnk (print_job_id, technician_id)
     SELECT id, (SELECT min(id) FROM technicians) FROM print_jobs WHERE id % 4 = 0`,
  'ANALYZE',
];

export function strapi(ground: Ground, version: string): Contender {
  const url = `http://127.0.0.1:${ground.port}`;
  const tokens = new Map<Who, string>();
  const start = () =>
    launch(ground, path.join(ground.folder, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js'), ['start'], {
      DATABASE_URL: ground.uri,
      PORT: String(ground.port),
      BENCH_PASSWORD: PASSWORD,
      STRAPI_TELEMETRY_DISABLED: 'true',
    });

  async function fill(client: Client): Promise<void> {
    await client.query(
      `INSERT INTO technicians (document_id, published_at, username, role) VALUES ('technician', now(), 'technician', 'technician')`,
    );
    await fillPlain(client, TABLES, DOCUMENT);
    for (const link of LINKS) await client.query(link);
  }

  return {
    name: 'Strapi',
    version,
    start,
    async prepare() {
      writeProject(ground.folder);
      const child = start();
      while (!(await fetch(`${url}/_health`).catch(() => undefined))?.ok) {
        if (child.exitCode !== null) throw new Error(`Strapi ended with ${child.exitCode}; see its output.log.`);
        await new Promise((go) => setTimeout(go, 100));
      }
      await connected(ground.uri, fill);
      await end(child);
    },
    async list(who) {
      const kept =
        tokens.get(who) ??
        (await answeredBy<{ jwt: string }>(`${url}/api/auth/local`, {}, { identifier: who, password: PASSWORD })).jwt;
      tokens.set(who, kept);
      return { url: url + QUESTION, headers: { Authorization: `Bearer ${kept}` } };
    },
    rowsOf: (body) => (body as { data: { id: number }[] }).data,
  };
}
