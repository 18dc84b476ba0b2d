/** The same rows as bench/rows.ts puts into the shop, in tables with plain columns. */
import type { Client } from 'pg';
import { JOBS, STATUS_OF_ROW } from '../rows';

export interface Tables {
  clients: string;
  technicians: string;
  jobs: string;
  /** Columns of the jobs that name a client and a technician; without them there are tables of links. */
  pointers?: { client: string; technician: string };
}

/** What is the same in every row of a table, as its makers need it. */
export interface Extra {
  columns: string;
  values: string;
}
const NONE: Extra = { columns: '', values: '' };

/** Every fourth job is that of technician 1. Makes the index that the list needs, as the shop has one. */
export async function fillPlain(client: Client, tables: Tables, extra: Extra = NONE): Promise<void> {
  const { clients, jobs, pointers } = tables;
  await client.query(`
    INSERT INTO ${clients} (client_code, company_name, contact_name, email, billing_status${extra.columns})
    SELECT 'BC-' || n, 'Company ' || n, 'Contact ' || n, 'c' || n || '@example.test', 'Active'${extra.values}
    FROM generate_series(1, 500) n`);
  const [columns, values] = pointers
    ? [`, ${pointers.client}, ${pointers.technician}`, ', 1 + n % 500, CASE WHEN n % 4 = 0 THEN 1 END']
    : ['', ''];
  await client.query(`
    INSERT INTO ${jobs} (job_number, status, file_name, file_url, material_type, estimated_print_minutes,
      estimated_material_grams, due_date, quantity, priority, created_at, updated_at${columns}${extra.columns})
    SELECT 'BJ-' || n, ${STATUS_OF_ROW}, 'part.stl',
           'https://files.example/part.stl', 'PLA', 60, 40, now() + ((n % 90) || ' days')::interval, 1, 3,
           now() - (n || ' minutes')::interval, now() - (n || ' minutes')::interval${values}${extra.values}
    FROM generate_series(1, ${JOBS}) n`);
  await client.query(`CREATE INDEX bench_updated ON ${jobs} (updated_at DESC)`);
  await client.query('ANALYZE');
}
