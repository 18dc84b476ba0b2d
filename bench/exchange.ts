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
import { type Figure, ratioOf, summed, timed } from './measure';

const WEBHOOKS = 10;
const LINES = 10_000;
/** As the command writes. */
const AT_ONCE = 4;

/** A change of a client that ten webhooks are told of, against one that none is; in turns, with the deliveries under way. */
export async function webhookCost(manager: Api, rounds: number): Promise<Figure> {
  const receiver = createServer((request, response) => request.resume().on('end', () => response.end()));
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  const ids: string[] = [];
  for (let number = 1; number <= WEBHOOKS; number++)
    ids.push(
      await manager.made('Webhook', { name: `Bench ${number}`, url, events: ['Client.update'], isActive: false }),
    );
  const times: Record<'told' | 'untold', number[]> = { told: [], untold: [] };
  const [warmUp, ofATurn] = [2, 10];
  for (let turn = -warmUp; turn < rounds / ofATurn; turn++)
    for (const mood of ['told', 'untold'] as const) {
      for (const id of ids) await manager.changed('Webhook', id, { isActive: mood === 'told' });
      for (let round = 0; round < ofATurn; round++) {
        const contactName = `${mood} ${turn} ${round}`;
        const took = await timed(() => manager.changed('Client', 'benchclient1', { contactName }));
        if (turn >= 0) times[mood].push(took);
      }
    }
  for (const id of ids) await manager.remove('Webhook', id);
  receiver.close();
  return ratioOf(
    'A save that ten webhooks are told of, against one that none is',
    summed(times.told),
    summed(times.untold),
    ['ten webhooks', 'none'],
  );
}

const code = (prefix: string, line: number) => `${prefix}-${line}`;

/** `npm run import` of clients, against a create of each by a program of one's own at a bare Parse Server. */
export async function importOfClients(env: Record<string, string>, bare: Api): Promise<Figure> {
  const file = path.join(newFolder('bench'), 'clients.csv');
  const lines = Array.from(
    { length: LINES },
    (_, line) => `${code('IN', line)},Company ${line},Contact ${line},c${line}@example.test`,
  );
  writeFileSync(file, ['clientCode,companyName,contactName,email', ...lines].join('\n'));
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
