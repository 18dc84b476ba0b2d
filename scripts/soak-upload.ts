/**
 * npm run soak-upload [-- MEGABYTES]: a file of 300 MB, sent as the pages send it, while the server is
 * killed in the middle; resumed, its hash must be the same and the server's memory flat. With S3_… set, on S3.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Upload } from 'tus-js-client';
import { watchMemory } from '../bench/memory';
import { startEmbeddedPostgres } from '../cloud/adapters/embedded-postgres';
import { Api } from '../tests/support/api';
import { environment } from '../tests/support/environment';
import { newFolder } from '../tests/support/folders';
import { longStl } from '../tests/support/models';
import { type Running, start } from '../tests/support/process';
import { makeStaff, PASSWORD } from '../tests/support/staff';
import { named, SECRET } from '../tests/support/tus';

const MEGABYTE = 1024 * 1024;
const MOST_OVER_IDLE = 60;
const size = Number(process.argv[2] ?? 300);
const shown = (megabytes: number) => `${megabytes.toFixed(0)} MB`;

/** Sends it on whatever happens to the server; `half` is called once, in the middle. */
function upload(url: string, file: Uint8Array, half: () => void): Promise<string> {
  let wasHalf = false;
  const addresses = new Set<string>();
  return new Promise((resolve, reject) => {
    const sending = new Upload(Buffer.from(file.buffer, file.byteOffset, file.length), {
      endpoint: `${url}/uploads`,
      headers: { 'Upload-Secret': SECRET },
      metadata: { filename: 'soak.stl' },
      chunkSize: 8 * MEGABYTE,
      retryDelays: Array.from({ length: 60 }, () => 500),
      onProgress: (sent, all) => {
        if (wasHalf || sent < all / 2) return;
        wasHalf = true;
        half();
      },
      onUploadUrlAvailable: () => {
        addresses.add(sending.url as string);
        // As the pages do: where there is an upload to go on with, no other is begun.
        sending.options.endpoint = null;
      },
      onSuccess: () => (addresses.size === 1 ? resolve(sending.url as string) : reject(new Error('Begun anew.'))),
      onError: reject,
    });
    sending.start();
  });
}

/** Makes the client and the job that takes the upload; answers the job's newest file and the hash of what is fetched. */
async function takenBy(coordinator: Api, address: string) {
  const client = await coordinator.made('Client', {
    clientCode: 'SOAK',
    companyName: 'Soak',
    contactName: 'Soak',
    email: 'soak@shop.example',
    billingStatus: 'Active',
  });
  const job = await coordinator.made('PrintJob', {
    client: { __type: 'Pointer', className: 'Client', objectId: client },
    upload: named(address),
    materialType: 'PLA',
    estimatedPrintMinutes: 1,
    estimatedMaterialGrams: 1,
  });
  const { body } = await coordinator.find('FileRevision');
  const hash = createHash('sha256');
  const headers = { 'X-Parse-Session-Token': coordinator.sessionToken };
  const { body: stream } = await fetch(`${coordinator.url}/files/jobs/${job}`, { headers });
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) hash.update(chunk);
  return { kept: body.results[0], fetched: hash.digest('hex') };
}

async function soak(databaseUri: string): Promise<boolean> {
  const s3 = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('S3_')));
  const env = environment(databaseUri, s3 as Record<string, string>);
  let shop: Running = await start(env);
  const { url } = shop;
  await makeStaff(new Api(url).as({ 'X-Parse-Master-Key': env.MASTER_KEY as string }));
  const coordinator = await new Api(url).login('coordinator', PASSWORD);
  const file = longStl(size * MEGABYTE);
  const sha256 = createHash('sha256').update(file).digest('hex');
  const memory = [watchMemory(shop.child.pid as number)];
  const overs: number[] = [];
  const note = () => {
    const { idle, peak } = memory.at(-1) as (typeof memory)[number];
    overs.push(peak() - idle);
    console.log(`Peak ${shown(peak())}, idle ${shown(idle)}: ${shown(peak() - idle)} over.`);
  };
  let restarting: Promise<void> = Promise.resolve();
  const since = performance.now();
  const address = await upload(url, file, () => {
    note();
    console.log('Killed in the middle.');
    restarting = shop.kill().then(async () => {
      shop = await start({ ...env, PORT: new URL(url).port });
      memory.push(watchMemory(shop.child.pid as number));
    });
  });
  await restarting;
  console.log(`${shown(size)} were there after ${((performance.now() - since) / 1000).toFixed(1)} s.`);
  const { kept, fetched } = await takenBy(coordinator, address);
  note();
  await shop.stop();
  const isSame = kept.sha256 === sha256 && fetched === sha256 && kept.sizeBytes === file.length;
  const isFlat = overs.every((over) => over <= MOST_OVER_IDLE);
  console.log(
    `Hash ${isSame ? 'equal' : 'DIFFERENT'}; memory ${isFlat ? 'within' : 'NOT WITHIN'} ${MOST_OVER_IDLE} MB of idle.`,
  );
  return isSame && isFlat;
}

async function main(): Promise<void> {
  const { buildServer } = await import(path.resolve('scripts/build.mjs'));
  await buildServer();
  const server = await startEmbeddedPostgres({
    dataDir: newFolder('soak'),
    database: 'soak',
  });
  try {
    process.exitCode = (await soak(server.uri)) ? 0 : 1;
  } finally {
    await server.stop();
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
