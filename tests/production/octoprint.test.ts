/**
 * The story of an order at an OctoPrint: printed to the end, stopped in the middle, unplugged. With OCTOPRINT_URL,
 * OCTOPRINT_KEY and PRUSA_SLICER in the environment it is a real one, with its virtual printer; docs/printers.md says how.
 */
import { strict as assert } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LOOKING } from '../preflight/waiting';
import type { Choices, View } from '../sales/pricing';
import { openStoreWithProduct } from '../store/buyer';
import { pointer } from '../support/api';
import { FakeOctoPrint } from '../support/printers';
import { useShop } from '../support/shop';
import { done, newPrinter, newQueue, printableLine, slicer, until } from './plant';

const { OCTOPRINT_URL: url, OCTOPRINT_KEY: key = '', PRUSA_SLICER: program } = process.env;
const MOST_MS = url ? 600_000 : 180_000;

interface Plant {
  fields: { connector: 'octoprint' | 'moonraker'; connectorUrl: string; connectorKey: string };
  /** Whatever brings the print to its end. */
  finish(): Promise<void>;
  cancel(): Promise<void>;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  end(): Promise<void>;
}

async function fake(): Promise<Plant> {
  const printer = await new FakeOctoPrint().listen();
  const becomes = async (doing: FakeOctoPrint['doing']) => {
    printer.doing = doing;
  };
  return {
    fields: printer.fields,
    finish: () => becomes('done'),
    cancel: () => becomes('stopped'),
    unplug: () => becomes('unplugged'),
    plug: () => becomes('idle'),
    end: () => printer.stop(),
  };
}

/** Its own API, for what people do at it. */
async function real(base: string): Promise<Plant> {
  const headers = { 'X-Api-Key': key, 'Content-Type': 'application/json' };
  const tell = async (path: string, command: unknown) => {
    const { status } = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(command) });
    assert.equal(status, 204);
  };
  const says = async (words: string) => {
    while (((await (await fetch(`${base}/api/job`, { headers })).json()) as View).state !== words) await sleep(200);
  };
  return {
    fields: { connector: 'octoprint', connectorUrl: base, connectorKey: key },
    finish: async () => undefined,
    cancel: () => tell('/api/job', { command: 'cancel' }),
    unplug: () => tell('/api/connection', { command: 'disconnect' }).then(() => says('Offline')),
    plug: () => tell('/api/connection', { command: 'connect', port: 'VIRTUAL' }).then(() => says('Operational')),
    end: async () => undefined,
  };
}

const shop = useShop({ ...LOOKING, PRUSA_SLICER: url && program ? program : slicer(), PRINTERS_EVERY_MS: '500' });
let known: Choices;
let plant: Plant;
let queueId: string;

beforeAll(async () => {
  plant = url ? await real(url) : await fake();
  known = await openStoreWithProduct(shop);
  await shop.manager.changed('Material', known.pla, { nozzleCelsius: 210, bedCelsius: 60 });
  queueId = await newQueue(shop, { printer: pointer('Printer', await newPrinter(shop, plant.fields)) });
}, 180_000);
afterAll(() => plant.end());

async function sent(): Promise<{ item: string; job: string; payloadId: string }> {
  const { line, job } = await printableLine(shop, known);
  const { payloadId, queueItemId } = await done(shop.coordinator, 'prepareOrderLine', { orderLineId: line, queueId });
  const answer = await done(shop.coordinator, 'sendToPrinter', { payloadId });
  expect(answer).toMatchObject({
    status: 'Sent',
    remoteName: expect.stringMatching(/^OR-\d+-line1-doc1-try1\.gcode$/),
  });
  return { item: queueItemId, job, payloadId };
}

const itemIs = (id: string, holds: (row: View) => boolean) => until(shop.coordinator, 'ProductionQueueItem', id, holds);

test(
  'an order line is printed to its end',
  async () => {
    const { item, job } = await sent();
    await itemIs(item, ({ status }) => status === 'Printing');
    const seen: number[] = [];
    await plant.finish();
    await itemIs(item, ({ status, printerState }) => {
      seen.push(printerState?.progressPercent ?? 0);
      return status === 'Done';
    });
    expect(seen).toEqual([...seen].sort((left, right) => left - right));
    expect((await shop.coordinator.get('PrintJob', job)).body.status).toBe('Post-Processing');
  },
  MOST_MS,
);

test(
  'a print that is stopped there fails here, with its job',
  async () => {
    const { item, job } = await sent();
    await itemIs(item, ({ status }) => status === 'Printing');
    await plant.cancel();
    const { statusReason } = await itemIs(item, ({ status }) => status === 'Failed');
    expect(statusReason).toContain('stopped before the end');
    expect((await shop.coordinator.get('PrintJob', job)).body.status).toBe('Failed');
  },
  MOST_MS,
);

test(
  'a printer that is unplugged is offline, and takes nothing until it is back',
  async () => {
    await plant.unplug();
    const { line } = await printableLine(shop, known);
    const { payloadId } = await done(shop.coordinator, 'prepareOrderLine', { orderLineId: line, queueId });
    const refused = await shop.coordinator.call('sendToPrinter', { payloadId });
    expect(refused.body).toMatchObject({ code: 2216, error: expect.stringMatching(/offline/i) });
    await plant.plug();
    expect((await done(shop.coordinator, 'sendToPrinter', { payloadId })).status).toBe('Sent');
    await plant.cancel();
  },
  MOST_MS,
);
