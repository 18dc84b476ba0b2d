/** What two processes do while their Redis is gone or silent, and when it is back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { fromAnywhere } from '../support/api';
import { Live } from '../support/live';
import { newJob } from '../support/shop';
import { PASSWORD } from '../support/staff';
import { at, type Processes } from './processes';

const seconds = async (work: () => Promise<unknown>) => {
  const began = Date.now();
  await work();
  return (Date.now() - began) / 1000;
};

export function withoutRedis(processesNow: () => Processes): void {
  const crosses = async (live: Live, job: string, priority: number) => {
    const { shop, first } = processesNow();
    await at(first, shop.coordinator).changed('PrintJob', job, { priority });
    await live.seen(({ object }) => object.priority === priority);
  };

  /** Each line to Redis that is back lets everybody go: who is let go comes back until they may stay. */
  const crossesAgain = async (job: string) => {
    const { shop, second } = processesNow();
    for (let priority = 4; ; priority = (priority % 5) + 1) {
      const live = await Live.subscribe(at(second, shop.coordinator), 'PrintJob').catch(() => undefined);
      const stays = live && crosses(live, job, priority).then(() => true);
      if (await Promise.race([stays, live?.ended.then(() => false)])) return live?.close();
      await sleep(50);
    }
  };

  test('a Redis that is gone stops nothing, and lifts no limit', async () => {
    const { shop, first, second, redis } = processesNow();
    if (!redis.isOwn) return;
    const fields = { username: 'goner', email: 'goner@shop.example', role: 'coordinator', password: PASSWORD };
    const profile = await shop.master.made('Technician', fields);
    const goner = at(second, await shop.stranger.login('goner', PASSWORD));
    const job = await newJob(shop);
    const [here, there] = await Promise.all(
      [first, second].map((one) => Live.subscribe(at(one, shop.coordinator), 'PrintJob')),
    );
    await crosses(there as Live, job, 1);
    await redis.kill();
    while (![first, second].every((one) => one.output().includes('Redis is lost'))) await sleep(20);

    expect(await seconds(() => crosses(here as Live, job, 2))).toBeLessThan(2);
    expect((await goner.get('PrintJob', job)).status).toBe(200);
    await at(first, shop.manager).changed('Technician', profile, { isActive: false });
    expect((await goner.get('PrintJob', job)).body.code).toBe(209);
    const from = fromAnywhere();
    const ask = (url: string) =>
      fetch(`${url}/parse/requestPasswordReset`, {
        method: 'POST',
        headers: { ...from, 'X-Parse-Application-Id': 'printshop', 'Content-Type': 'application/json' },
        body: '{"email":"a@b.example"}',
      });
    const statuses = [];
    for (let count = 0; count < 6; count++) statuses.push((await ask(second.url)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);

    // What they missed they read when they come back, as every client does that was cut off.
    await redis.begin();
    await Promise.all([here?.ended, there?.ended]);
    await crossesAgain(job);
    expect(first.output()).toContain('Redis is there again');
    expect(first.output()).not.toContain('An unhandled rejection');
  });

  test('a Redis that is silent holds nobody up', async () => {
    const { shop, first, redis } = processesNow();
    if (!redis.isOwn) return;
    const job = await newJob(shop);
    redis.freeze();
    try {
      const person = at(first, shop.coordinator);
      for (let count = 0; count < 8; count++) {
        const took = await seconds(async () => expect((await person.get('PrintJob', job)).status).toBe(200));
        expect(took).toBeLessThan(3);
      }
    } finally {
      redis.thaw();
    }
    const live = await Live.subscribe(at(first, shop.coordinator), 'PrintJob');
    live.close();
  });
}
