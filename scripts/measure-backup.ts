/** npm run measure-backup [-- JOBS GIGABYTES]: how long a backup, the next one, its check and its restore take, and how much memory. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fillShop } from '../bench/backup';
import { megabytes } from '../bench/memory';
import type { People } from '../bench/rows';
import { runningDatabase } from '../cloud/adapters/embedded-postgres';
import { Api } from '../tests/support/api';
import { newFolder } from '../tests/support/folders';
import { MASTER_KEY, start } from '../tests/support/process';
import { makeStaff } from '../tests/support/staff';

const [jobs = 100_000, gigabytes = 5] = process.argv.slice(2).map(Number);
const env = { DATA_DIR: newFolder('shop'), MASTER_KEY, DEMO: '0', PREFLIGHT_AT_ONCE: '0', PORT: '0' };
const root = newFolder('backups');

function peakOf(pid: number): number {
  try {
    // One that is ending has no memory any more, and says none.
    return megabytes(pid, 'VmHWM') || 0;
  } catch {
    // It has just ended.
    return 0;
  }
}

/** Runs a command of the shop; throws what it said when it failed. */
async function measured(name: string, args: string[], more: Record<string, string> = {}): Promise<void> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['scripts/run.mjs', name, ...args], {
    env: { ...process.env, ...env, ...more },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid as number));
  }, 50);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(looking);
  if (code !== 0) throw new Error(said);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${name}: ${seconds} s, ${Math.round(peak)} MB. ${said.trim().split('\n').at(-1)}`);
}

async function main(): Promise<void> {
  const shop = await start(env, path.resolve('build', 'index.cjs'));
  const master = new Api(shop.url, { 'X-Parse-Master-Key': MASTER_KEY });
  await makeStaff(master);
  const { results } = (await master.find('Technician')).body;
  const { objectId: id, user } = results.find(({ username }: { username: string }) => username === 'technician1');
  const people: People = { coordinatorId: id, technician: { id, userId: user.objectId } };
  await fillShop(runningDatabase(env.DATA_DIR) as string, env.DATA_DIR, people, jobs, gigabytes);
  console.log(`A shop of ${jobs} jobs and ${gigabytes} GB of files`);
  await measured('backup', [root]);
  await measured('backup', [root]);
  await measured('check-backup', [root]);
  await shop.stop();
  await measured('restore', [root], { DATA_DIR: newFolder('restored') });
}

main().then(
  () => process.exit(),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
