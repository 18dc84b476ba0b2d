/** A shop of many jobs with gigabytes of files, to be backed up and put back. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { connected } from '../tests/support/databases';
import { fillJobs, type People } from './rows';

const FILE_BYTES = 5_000_000;

/** Jobs, an event of the record for each, and files of five megabytes that belong to the first of the jobs. */
export async function fillShop(uri: string, dataDir: string, people: People, jobs: number, gigabytes: number) {
  await connected(uri, async (client) => {
    await fillJobs(client, people, jobs);
    await client.query(`
      INSERT INTO "AuditEvent" ("objectId","createdAt","updatedAt","entityType","entityId","action","actorId","actorType","toStatus","occurredAt","eventKey","revision","_rperm","_wperm")
      SELECT 'benchevent' || n, now(), now(), 'PrintJob', 'benchjob' || n, 'create', 'system', 'system', 'Received', now(), 'PrintJob:benchjob' || n || ':1', 1, ARRAY['role:coordinator'], ARRAY[]::text[]
      FROM generate_series(1, ${jobs}) n`);
    const kept = path.join(dataDir, 'files');
    mkdirSync(kept, { recursive: true });
    const bytes = randomBytes(FILE_BYTES);
    const files = Math.round((gigabytes * 1e9) / FILE_BYTES);
    for (let number = 1; number <= files; number++) {
      bytes.writeUInt32LE(number);
      const name = `${String(number).padStart(64, '0')}.stl`;
      writeFileSync(path.join(kept, name), bytes);
      await client.query(
        `INSERT INTO "FileRevision" ("objectId","createdAt","updatedAt","printJob","number","fileName","sha256","sizeBytes","uploadedAt","storageName","revisionKey","revision","_rperm","_wperm")
         VALUES ($1, now(), now(), $2, 1, 'part.stl', $3, $4, now(), $5, $6, 1, ARRAY['role:coordinator'], ARRAY[]::text[])`,
        [
          `benchfile${number}`,
          `benchjob${number}`,
          createHash('sha256').update(bytes).digest('hex'),
          FILE_BYTES,
          name,
          `benchjob${number}:1`,
        ],
      );
    }
  });
}
