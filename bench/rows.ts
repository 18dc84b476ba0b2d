/** A hundred thousand jobs, and batches with short and long histories, put in by plain SQL. */
import type { Client } from 'pg';

export const JOBS = 100_000;

export interface People {
  coordinatorId: string;
  /** Technician id and login id. */
  technician: { id: string; userId: string };
}

/** What the kernel writes for a job of this technician. */
const access = (userId: string) => `ARRAY['role:coordinator','${userId}']`;

/** Every eighth row, n counting them, is at the same step. */
export const STATUS_OF_ROW = `(ARRAY['Received','File Review','Queued','Printing','Post-Processing','Ready','Dispatched','Completed'])[1 + n % 8]`;

export async function fillJobs(client: Client, { technician }: People, jobs = JOBS): Promise<void> {
  await client.query(`
    INSERT INTO "Client" ("objectId","createdAt","updatedAt","clientCode","companyName","contactName","email","billingStatus","revision","_rperm","_wperm","sharedWith")
    SELECT 'benchclient' || n, now(), now(), 'BC-' || n, 'Company ' || n, 'Contact ' || n, 'c' || n || '@example.test', 'Active', 1,
           ${access(technician.userId)}, ARRAY['role:coordinator'], '["${technician.id}"]'::jsonb
    FROM generate_series(1, 500) n`);
  await client.query(`
    INSERT INTO "PrintJob" ("objectId","createdAt","updatedAt","jobNumber","status","client","assignedTechnician","fileName","fileUrl","materialType",
      "estimatedPrintMinutes","estimatedMaterialGrams","dueDate","quantity","priority","attempt","fileRevision","revision","_rperm","_wperm")
    SELECT 'benchjob' || n, now() - (n || ' minutes')::interval, now() - (n || ' minutes')::interval, 'BJ-' || n,
           ${STATUS_OF_ROW},
           'benchclient' || (1 + n % 500), CASE WHEN n % 4 = 0 THEN '${technician.id}' END, 'part.stl', 'https://files.example/part.stl', 'PLA',
           60, 40, now() + ((n % 90) || ' days')::interval, 1, 3, 1, 1, 1,
           CASE WHEN n % 4 = 0 THEN ${access(technician.userId)} ELSE ARRAY['role:coordinator'] END,
           CASE WHEN n % 4 = 0 THEN ${access(technician.userId)} ELSE ARRAY['role:coordinator'] END
    FROM generate_series(1, ${jobs}) n`);
  await client.query('ANALYZE');
}

/** Batches named bench-short and bench-long with `history` approved logs of 0.01 g. */
export async function fillHistory(
  client: Client,
  { technician }: People,
  batchId: string,
  history: number,
  firstJob = 40_000,
): Promise<void> {
  await client.query(`
    INSERT INTO "MaterialBatch" ("objectId","createdAt","updatedAt","batchCode","materialType","color","startingWeightGrams","remainingWeightGrams","status","revision","_rperm","_wperm")
    VALUES ('${batchId}', now(), now(), '${batchId}', 'PLA', 'Black', 100000, ${100000 - history / 100}, 'Available', 1,
            ARRAY['role:coordinator','role:technician'], ARRAY['role:coordinator'])`);
  await client.query(`
    INSERT INTO "TimeLog" ("objectId","createdAt","updatedAt","printJob","technician","startTime","endTime","minutesLogged","activityType","materialBatch","materialGrams","approvalStatus","attempt","revision","_rperm","_wperm")
    SELECT '${batchId}log' || n, now(), now(), 'benchjob' || (${firstJob} + n), '${technician.id}', now() - interval '2 hours', now() - interval '1 hour', 60, 'Print',
           '${batchId}', 0.01, 'Approved', 1, 1, ARRAY['role:coordinator'], ARRAY['role:coordinator']
    FROM generate_series(1, ${history}) n`);
}

/** Pending logs, each of a job of its own, to be approved one by one. */
export async function fillPending(
  client: Client,
  { technician }: People,
  batchId: string,
  prefix: string,
  count: number,
  firstJob = 60_000,
): Promise<void> {
  await client.query(`
    INSERT INTO "TimeLog" ("objectId","createdAt","updatedAt","printJob","technician","startTime","endTime","minutesLogged","activityType","materialBatch","materialGrams","approvalStatus","attempt","revision","_rperm","_wperm")
    SELECT '${prefix}' || n, now(), now(), 'benchjob' || (${firstJob} + n), '${technician.id}', now() - interval '2 hours', now() - interval '1 hour', 60, 'Print',
           '${batchId}', 0.01, 'Pending', 1, 1, ARRAY['role:coordinator','${technician.userId}'], ARRAY['role:coordinator','${technician.userId}']
    FROM generate_series(0, ${count - 1}) n`);
  await client.query('ANALYZE "TimeLog"');
}
