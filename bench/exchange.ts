/** What it costs to be told to other programs, and to take in what comes from one. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Api } from '../tests/support/api';
import { newFolder } from '../tests/support/folders';
import { PASSWORD } from '../tests/support/staff';
import { type Figure, ratioOf, summed, type Times, timed } from './measure';

const MOST_WEBHOOKS = 10;
/** So many are told, in turns. */
const TOLD = [MOST_WEBHOOKS, 1, 0];
const OF_A_TURN = 10;
/** Turns. */
const WARM_UP = 2;
const LINES = 10_000;
/** As the command writes. */
const AT_ONCE = 4;

/** A change of a client that ten webhooks, or one, are told of, against one that none is; in turns, with the deliveries under way. */
export async function webhookCost(manager: Api, rounds: number): Promise<Figure[]> {
  const receiver = createServer((request, response) => request.resume().on('end', () => response.end()));
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const hook = { url, events: ['Client.update'], isActive: false };
  const ids: string[] = [];
  for (let number = 0; number < MOST_WEBHOOKS; number++)
    ids.push(await manager.made('Webhook', { ...hook, name: `Bench ${number}` }));
  const times = new Map(TOLD.map((count) => [count, [] as number[]]));
  for (let turn = -WARM_UP; turn < rounds / OF_A_TURN; turn++)
    for (const [count, took] of times) {
      for (const [index, id] of ids.entries()) await manager.changed('Webhook', id, { isActive: index < count });
      for (let round = 0; round < OF_A_TURN; round++) {
        const contactName = `${count} ${turn} ${round}`;
        const once = await timed(() => manager.changed('Client', 'benchclient1', { contactName }));
        if (turn >= 0) took.push(once);
      }
    }
  for (const id of ids) await manager.remove('Webhook', id);
  receiver.close();
  const [ten, one, none] = [...times.values()].map(summed) as [Times, Times, Times];
  return [
    ratioOf('A save that one webhook is told of, against one that none is', one, none, ['one webhook', 'none']),
    ratioOf('A save that ten webhooks are told of, against one that none is', ten, none, ['ten webhooks', 'none']),
  ];
}

const code = (prefix: string, line: number) => `${prefix}-${line}`;

/** `npm run import` of clients, against a create of each by a program of one's own at a bare Parse Server. */
export async function importOfClients(env: Record<string, string>, bare: Api): Promise<Figure> {
  const file = path.join(newFolder('bench'), 'clients.csv');
  const lines = Array.from(
    { length: LINES },
    (_, line) => `${code('IN', line)},Company ${line},Contact ${line},c${line}@example.test,Active`,
  );
  writeFileSync(file, ['clientCode,companyName,contactName,email,billingStatus', ...lines].join('\n'));
  const given = ['scripts/run.mjs', 'import', file, '--class', 'Client', '--username', 'coordinator'];
  const run = { env: { ...process.env, ...env, SHOP_PASSWORD: PASSWORD }, maxBuffer: 10_000_000 };
  const ours = await timed(() => promisify(execFile)(process.execPath, given, run));
  const left = Array.from({ length: LINES }, (_, line) => line);
  const write = async () => {
    for (let line = left.pop(); line !== undefined; line = left.pop()) {
      const names = { companyName: `Company ${line}`, contactName: `Contact ${line}`, email: `c${line}@example.test` };
      await bare.made('Client', { clientCode: code('BARE', line), billingStatus: 'Active', ...names });
    }
  };
  const theirs = await timed(() => Promise.all(Array.from({ length: AT_ONCE }, write)));
  return {
    what: 'Import of 10,000 clients from a CSV, against as many creates at a bare Parse Server',
    measured: {
      'npm run import': `${(ours / 1000).toFixed(1)} s`,
      'bare Parse Server': `${(theirs / 1000).toFixed(1)} s`,
    },
    ratio: Number((ours / theirs).toFixed(2)),
  };
}
