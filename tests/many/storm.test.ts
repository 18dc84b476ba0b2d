/** Two processes under load, one of them killed: nothing is lost, nothing is there twice, and the other finishes what was left. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import { byHistory, hundredths, remaining } from '../stock/shelf';
import { whyNoRedis } from '../support/redis';
import { type Calm, storm } from './storm';

/** `npm run soak-processes -- 10` takes ten minutes, with fifty clients. */
const MINUTES = Number(process.env.MINUTES ?? 0);
const CLIENTS = Number(process.env.CLIENTS ?? (MINUTES ? 50 : 4));
/** Leftovers are taken up after fifteen seconds, by a sweep every twenty. */
const FINISHED_WITHIN_MS = 60_000 + MINUTES * 12_000;

const why = whyNoRedis();
if (why) console.warn(`The load on several processes was ${why}`);

/** Asks until it is so, or until it should be. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + FINISHED_WITHIN_MS; Date.now() < deadline; await sleep(500))
    if (await isSo()) return;
}

async function recordOf({ processes: { shop } }: Calm, entityId: string): Promise<string> {
  const { body } = await shop.coordinator.find('AuditEvent', { entityId }, { limit: 500 });
  return body.results
    .map(({ action }: { action: string }) => action)
    .sort()
    .join(' ');
}

async function expectJobs(calm: Calm): Promise<void> {
  const { processes, workers, watcher, client } = calm;
  const jobs = workers.flatMap((worker) => worker.jobs);
  const where = { client: { __type: 'Pointer', className: 'Client', objectId: client } };
  expect((await processes.shop.coordinator.find('PrintJob', where, { count: 1, limit: 0 })).body.count).toBe(
    jobs.length,
  );
  for (const { job, events, unsure } of jobs) {
    expect(unsure).toBe(false);
    const told = [...events].sort().join(' ');
    await until(async () => (await recordOf(calm, job as string)) === told);
    expect([job, await recordOf(calm, job as string)]).toEqual([job, told]);
  }
  await until(async () => jobs.every(({ job }) => watcher.statuses.get(job as string) === 'Completed'));
  expect(jobs.filter(({ job }) => watcher.statuses.get(job as string) !== 'Completed')).toEqual([]);
}

async function expectStock({ processes: { shop }, batches, workers }: Calm): Promise<void> {
  const right = { batches: batches.length, wrong: [] };
  let counted: unknown;
  // Where a process was cut while it posted, nothing can be counted for a while: the answer says to try again.
  await until(async () => {
    const { body } = await shop.master.call('recountStock', { dryRun: true });
    counted = body.result ?? body;
    return isDeepStrictEqual(counted, right);
  });
  expect(counted).toEqual(right);
  for (const [place, batch] of batches.entries()) {
    const crew = workers.filter((_, index) => Math.floor(index / 2) === place);
    const used = crew.flatMap(({ logs }) => logs).filter(({ approvalStatus }) => approvalStatus === 'Approved');
    const gone =
      used.reduce((sum, { grams }) => sum + hundredths(grams), 0) + crew.reduce((sum, one) => sum + one.adjusted, 0);
    const left = 500_000_00 - gone;
    await until(async () => hundredths(await remaining(shop, batch)) === left);
    expect(hundredths(await remaining(shop, batch))).toBe(left);
    if (!MINUTES) expect(await byHistory(shop, batch)).toBe(left / 100);
  }
}

async function expectMails({ processes: { shop }, mailgun }: Calm): Promise<number> {
  const count = async (where: object) =>
    (await shop.coordinator.find('EmailMessage', where, { count: 1, limit: 0 })).body.count as number;
  const sent = { state: 'Sent' };
  await until(async () => (await count(sent)) === (await count({})));
  const all = await count({});
  expect(await count(sent)).toBe(all);
  expect(new Set(mailgun.taken.map(({ id }) => id)).size).toBe(all);
  expect(mailgun.taken).toHaveLength(all);
  return all;
}

(why ? test.skip : test)(
  `${CLIENTS} clients through two processes, with power cuts`,
  async () => {
    const { random } = Math;
    const calm = await storm({
      clients: CLIENTS,
      seconds: MINUTES * 60 || 4,
      upSeconds: () => (MINUTES ? 15 + random() * 15 : 2),
      downSeconds: () => (MINUTES ? 1 + random() * 4 : 0.5),
      random,
      progress: MINUTES ? (line) => process.stdout.write(`${line}\n`) : undefined,
    });
    try {
      await expectJobs(calm);
      await expectStock(calm);
      const mails = await expectMails(calm);
      const { watcher, kills, workers } = calm;
      // The screen was on one of the two, and came back at most once for each time that one was killed.
      expect(watcher.reconnects).toBeLessThanOrEqual(kills);
      if (!MINUTES) return;
      const jobs = workers.reduce((sum, worker) => sum + worker.jobs.length, 0);
      const gap = Math.max(0, ...watcher.gaps);
      process.stdout.write(
        `${CLIENTS} clients, ${MINUTES} minutes, ${kills} power cuts: ${jobs} jobs and ${mails} mails, none lost, none twice; ${watcher.heard} live events, ${watcher.reconnects} reconnects of the screen, the longest ${gap} ms.\n`,
      );
    } finally {
      await calm.stop();
    }
  },
  (MINUTES * 60 + 300) * 1000,
);
