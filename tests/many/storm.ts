/** A shop at work through two processes of which now one, now the other loses its power. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Gate, Worker } from '../faults/crew';
import { FakeMailgun } from '../support/mailgun';
import { batchFields, clientFields } from '../support/shop';
import { type Processes, startProcesses } from './processes';
import { Watcher } from './watcher';

export interface Storm {
  clients: number;
  seconds: number;
  /** Between two power cuts, and until the process is started again. */
  upSeconds: () => number;
  downSeconds: () => number;
  random: () => number;
  progress?: (line: string) => void;
}

export interface Calm {
  processes: Processes;
  mailgun: FakeMailgun;
  workers: Worker[];
  watcher: Watcher;
  batches: string[];
  client: string;
  kills: number;
  stop(): Promise<void>;
}

/** Answers when all clients have stopped working. */
export async function storm({ clients, seconds, upSeconds, downSeconds, random, progress }: Storm): Promise<Calm> {
  const mailgun = await FakeMailgun.start();
  const processes = await startProcesses({ ...mailgun.env, MAIL_TIMEOUT_MS: '3000', MAIL_RETRY_MS: '1500' });
  const watcher = new Watcher(processes.shop.coordinator);
  const stop = async () => {
    watcher.end();
    await processes.stop();
    await mailgun.stop();
  };
  try {
    const { shop } = processes;
    const client = await shop.coordinator.made('Client', clientFields());
    const batches: string[] = [];
    const workers: Worker[] = [];
    for (let index = 0; index < clients; index++) {
      if (index % 2 === 0) batches.push(await shop.coordinator.made('MaterialBatch', batchFields(500_000)));
      workers.push(new Worker(shop, new Gate(), client, batches.at(-1) as string, random));
    }
    await watcher.begin();
    const until = Date.now() + seconds * 1000;
    let isBroken = false;
    const isOn = () => !isBroken && Date.now() < until;
    const work = Promise.all(workers.map((worker) => worker.work(isOn)));
    const broken = work.catch(() => {
      isBroken = true;
    });
    let kills = 0;
    for (; isOn(); kills++) {
      await Promise.race([broken, sleep(upSeconds() * 1000)]);
      const which = kills % 2 ? 'first' : 'second';
      await processes[which].kill();
      await sleep(downSeconds() * 1000);
      await processes.startAgain(which);
      const jobs = workers.reduce((sum, worker) => sum + worker.jobs.length, 0);
      progress?.(`${kills + 1} power cuts, ${jobs} jobs, ${watcher.heard} live events, ${mailgun.taken.length} mails`);
    }
    await work;
    return { processes, mailgun, workers, watcher, batches, client, kills, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
