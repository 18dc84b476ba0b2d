/** Sends many mails through a storm (npm run soak-mail -- 1000 20: mails, power cuts) and prints what was met. */
import path from 'node:path';
import { startEmbeddedPostgres } from '../cloud/adapters/embedded-postgres';
import { mailStorm } from '../tests/faults/mail-storm';
import { Api } from '../tests/support/api';
import { environment } from '../tests/support/environment';
import { newFolder } from '../tests/support/folders';
import { start } from '../tests/support/process';
import { makeStaff } from '../tests/support/staff';

async function main(): Promise<void> {
  const [mails = 1000, kills = 20] = process.argv.slice(2).map(Number);
  const { buildServer } = await import(path.join(process.cwd(), 'scripts', 'build.mjs'));
  await buildServer();
  const database = await startEmbeddedPostgres({ dataDir: newFolder('storm') });
  try {
    const env = environment(database.uri);
    const running = await start(env);
    await makeStaff(new Api(running.url, { 'X-Parse-Master-Key': env.MASTER_KEY as string }));
    await running.stop();
    let shown = '';
    const calm = await mailStorm({
      databaseUri: database.uri,
      mails,
      kills,
      random: Math.random,
      pace: { timeoutMs: 3000, retryMs: 1500 },
      withinMs: 3_600_000,
      progress: (states) => {
        const line = JSON.stringify(Object.fromEntries(states));
        if (line !== shown) console.log(line);
        shown = line;
      },
    });
    console.log(Object.fromEntries(calm.met), Object.fromEntries(calm.states));
    const { takenOnce, takenMore, lookUps, seconds } = calm;
    console.log(
      `${takenOnce} of ${mails} mails arrived once, ${takenMore} more than once; ${kills} power cuts, ${lookUps} look-ups, ${seconds.toFixed(0)} s.`,
    );
    process.exitCode = takenOnce === mails && takenMore === 0 ? 0 : 1;
  } finally {
    await database.stop();
  }
}

main();
