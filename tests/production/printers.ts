/** Printers behind OctoPrint and Moonraker: printed once, followed to the end, and never believed more than they say. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { View } from '../sales/pricing';
import { pointer } from '../support/api';
import { onDatabase } from '../support/databases';
import { FakeMoonraker, FakeOctoPrint, type Mood } from '../support/printers';
import { start } from '../support/process';
import { done, type Line, newPrinter, newQueue, printableLine, until } from './plant';
import { known, shop } from './shop';

const coordinator = () => shop.coordinator;
const send = (payloadId: string, more = {}) => coordinator().call('sendToPrinter', { payloadId, ...more });
const payloadRow = async (id: string): Promise<View> => (await coordinator().get('PrinterAssignmentPayload', id)).body;

describe.each([
  ['OctoPrint', new FakeOctoPrint()],
  ['Moonraker', new FakeMoonraker()],
])('a printer behind %s', (_name, printer) => {
  let queue: string;

  beforeAll(async () => {
    await printer.listen();
    await shop.manager.changed('Material', known.pla, { nozzleCelsius: 210, bedCelsius: 60 });
    queue = await newQueue(shop, { printer: pointer('Printer', await newPrinter(shop, printer.fields)) });
  });
  afterAll(() => printer.stop());
  afterEach(() => printer.reset());

  interface Prepared extends Line {
    payloadId: string;
    queueItemId: string;
  }

  async function prepared(more: Record<string, unknown> = {}): Promise<Prepared> {
    const line = await printableLine(shop, known, more);
    const answer = await done(coordinator(), 'prepareOrderLine', { orderLineId: line.line, queueId: queue });
    return { ...line, ...answer };
  }

  const itemIs = (id: string, holds: (row: View) => boolean) => until(coordinator(), 'ProductionQueueItem', id, holds);
  const status = (wanted: string) => (row: View) => row.status === wanted;

  /** Leaves the printer free for the next test. */
  const close = (id: string) =>
    coordinator().update('ProductionQueueItem', id, { status: 'Failed', statusReason: 'End of the test' });

  test('is given G-code once, is followed to the end, and the job goes along', async () => {
    const { payloadId, queueItemId, job, orderNumber } = await prepared({ quantity: 2 });
    const sent = await Promise.all(Array.from({ length: 5 }, () => send(payloadId)));
    const taken = sent.filter(({ status: code }) => code === 200);
    expect(taken.length).toBeGreaterThanOrEqual(1);
    const remoteName = taken[0]?.body.result.remoteName;
    expect(remoteName).toBe(`${orderNumber}-line1-doc1-try1.gcode`);
    expect(printer.begun).toEqual([remoteName]);
    expect(printer.uploads).toHaveLength(1);
    const { text } = printer.uploads[0] as { text: string };
    for (const words of ['--duplicate 2 ', 'temperature = 210', 'bed_temperature = 60', 'bed_shape = 0x0,220x0'])
      expect(text).toContain(words);
    expect((await send(payloadId)).body.result).toMatchObject({ remoteName });

    await itemIs(queueItemId, status('Printing'));
    expect((await coordinator().get('PrintJob', job)).body.status).toBe('Printing');
    await until(coordinator(), 'PrinterAssignmentPayload', payloadId, status('Printing'));
    printer.progress = 42.7;
    const half = await itemIs(queueItemId, ({ printerState }) => printerState?.progressPercent === 42);
    expect(half.printerState).toMatchObject({ state: 'Printing', at: expect.any(String) });
    // Who looks on is not told the same again and again.
    const asked = printer.questions;
    while (printer.questions < asked + 4) await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await coordinator().get('ProductionQueueItem', queueItemId)).body.printerState).toEqual(half.printerState);
    printer.doing = 'done';
    await itemIs(queueItemId, status('Done'));
    expect((await coordinator().get('PrintJob', job)).body.status).toBe('Post-Processing');
    await until(coordinator(), 'PrinterAssignmentPayload', payloadId, status('Done'));
    expect(printer.begun).toHaveLength(1);
  }, 180_000);

  test('that is away, refuses, sends on or talks nonsense prints nothing, and is tried again', async () => {
    const { payloadId, queueItemId } = await prepared();
    const refusals: [Partial<typeof printer.moods>, number][] = [
      [{ state: 'drops the connection' }, 2216],
      [{ state: 'talks nonsense' }, 2216],
      [{ state: 'talks for ever' }, 2216],
      [{ state: 'sends on' }, 2216],
      [{ upload: 'refuses' }, 2216],
      [{ upload: 'does it and drops the connection' }, 2216],
      [{ upload: 'talks nonsense' }, 2216],
      [{ print: 'refuses' }, 2216],
      [{ print: 'sends on' }, 2216],
    ];
    for (const [moods, code] of refusals) {
      printer.moods = moods;
      const answer = await send(payloadId);
      expect({ moods, code: answer.body.code }).toEqual({ moods, code });
      expect(await payloadRow(payloadId)).toMatchObject({ status: 'Failed', lastError: answer.body.error });
    }
    printer.moods = {};
    for (const doing of ['printing', 'paused', 'broken', 'unplugged'] as const) {
      printer.doing = doing;
      expect([2212, 2216]).toContain((await send(payloadId)).body.code);
    }
    expect([printer.begun, printer.strayed]).toEqual([[], 0]);
    expect((await coordinator().get('ProductionQueueItem', queueItemId)).body.status).toBe('Prepared');
    printer.doing = 'idle';
    expect((await send(payloadId)).status).toBe(200);
    await itemIs(queueItemId, status('Printing'));
    expect(printer.begun).toHaveLength(1);
    await close(queueItemId);
  }, 180_000);

  test('that begins and does not say so is looked up, and nothing is printed twice without a word', async () => {
    const first = await prepared();
    printer.moods = { print: 'does it and drops the connection' };
    expect((await send(first.payloadId)).body.result).toMatchObject({ status: 'Sent' });
    expect(printer.begun).toHaveLength(1);
    await close(first.queueItemId);
    printer.reset();

    for (const mood of ['drops the connection', 'does it and answers 500'] satisfies Mood[]) {
      const { payloadId, queueItemId } = await prepared();
      printer.moods = { print: mood, state: 'well' };
      const unsure = mood === 'drops the connection';
      const answer = await send(payloadId);
      expect(answer.body.code).toBe(unsure ? 2217 : undefined);
      if (unsure) {
        printer.moods = {};
        expect((await send(payloadId)).body.code).toBe(2217);
        expect(printer.begun).toEqual([]);
        expect((await send(payloadId, { again: true })).status).toBe(200);
      }
      expect(printer.begun).toHaveLength(1);
      await close(queueItemId);
      printer.reset();
    }
  }, 180_000);

  test('that goes away, names another file, or stops early is told from one that is done', async () => {
    const { payloadId, queueItemId, job } = await prepared();
    expect((await send(payloadId)).status).toBe(200);
    await itemIs(queueItemId, status('Printing'));
    printer.moods = { state: 'drops the connection' };
    await itemIs(queueItemId, ({ printerState }) => printerState?.state === 'Offline');
    printer.moods = {};
    const mine = printer.file;
    Object.assign(printer, { doing: 'done', file: 'benchy.gcode' });
    const other = await itemIs(queueItemId, ({ printerState }) => /benchy/.test(printerState?.message ?? ''));
    expect(other.status).toBe('Printing');
    Object.assign(printer, { doing: 'stopped', file: mine });
    const failed = await itemIs(queueItemId, status('Failed'));
    expect(failed.statusReason).toContain('stopped before the end');
    expect((await coordinator().get('PrintJob', job)).body.status).toBe('Failed');
    await until(coordinator(), 'PrinterAssignmentPayload', payloadId, status('Failed'));
    // Failed is not Prepared: whoever wants it again prepares it again.
    expect((await send(payloadId)).body.code).toBe(2209);
  }, 180_000);

  test('that does not answer keeps no others waiting, and is not asked anew meanwhile', async () => {
    const { payloadId, queueItemId } = await prepared();
    expect((await send(payloadId)).status).toBe(200);
    await itemIs(queueItemId, status('Printing'));
    printer.moods = { state: 'never answers' };
    while (printer.asking === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const asked = printer.questions;
    const { body } = await shop.stranger.request('GET', '/health');
    expect(body).toBeDefined();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([printer.asking, printer.questions]).toEqual([1, asked]);
    printer.moods = {};
    await close(queueItemId);
  }, 180_000);

  test.each([
    ['over', `- interval '1 hour'`],
    ['noted by a clock a year ahead', `+ interval '1 year'`],
  ])(
    'that was told to print when the server died is looked up by the next one; its lease is %s',
    async (_what, from) => {
      const { payloadId, queueItemId } = await prepared();
      printer.moods = { print: 'never answers' };
      const asked = send(payloadId).catch(() => undefined);
      await until(coordinator(), 'PrinterAssignmentPayload', payloadId, ({ printAskedAt }) => printAskedAt);
      expect((await coordinator().update('ProductionQueueItem', queueItemId, { status: 'Waiting' })).body.code).toBe(
        2208,
      );
      await shop.process.kill();
      await asked;
      // The lease of the dead server is over sooner in the test than on the clock.
      await onDatabase(
        shop.env.DATABASE_URI as string,
        `UPDATE "PrinterAssignmentPayload" SET "claimedAt" = now() ${from} WHERE "claimId" IS NOT NULL`,
      );
      shop.process = await start({ ...shop.env, PORT: new URL(shop.url).port });
      const row = await until(coordinator(), 'PrinterAssignmentPayload', payloadId, status('Failed'));
      expect(row.lastError).toContain('look whether it does');
      printer.moods = {};
      expect((await send(payloadId)).body.code).toBe(2217);
      expect(printer.begun).toEqual([]);
      printer.begun.push('by hand');
      Object.assign(printer, { doing: 'printing', file: row.remoteName });
      expect((await send(payloadId)).body.result).toMatchObject({ status: 'Sent', remoteName: row.remoteName });
      expect(printer.begun).toEqual(['by hand']);
      await itemIs(queueItemId, status('Printing'));
      await close(queueItemId);
    },
    180_000,
  );
});

test('what cannot be sliced, or whose heat nobody knows, is not sent, and says so', async () => {
  const printer = await new FakeOctoPrint().listen();
  const queueId = await newQueue(shop, { printer: pointer('Printer', await newPrinter(shop, printer.fields)) });
  const many = await printableLine(shop, known, { quantity: 20 });
  const { payloadId } = await done(coordinator(), 'prepareOrderLine', { orderLineId: many.line, queueId });
  expect((await send(payloadId)).body).toMatchObject({ code: 2215, error: expect.stringContaining('fit on the bed') });
  await shop.manager.changed('Material', known.pla, { nozzleCelsius: null });
  const cold = await done(coordinator(), 'prepareOrderLine', { orderLineId: many.line });
  expect((await send(cold.payloadId)).body.code).toBe(2214);
  await shop.manager.changed('Material', known.pla, { nozzleCelsius: 210 });
  expect(printer.uploads).toEqual([]);
  // A key that is wrong, an address that is none.
  const { body } = await coordinator().get('Printer', await newPrinter(shop, { ...printer.fields, connectorKey: 'x' }));
  expect(body.connectorKey).toBeUndefined();
  const wrong = await done(coordinator(), 'prepareOrderLine', { orderLineId: many.line, printerId: body.objectId });
  await shop.manager.changed('Material', known.pla, { nozzleCelsius: 211 });
  expect((await send(wrong.payloadId)).body).toMatchObject({
    code: 2216,
    error: expect.stringContaining('No permission'),
  });
  await printer.stop();
}, 180_000);
