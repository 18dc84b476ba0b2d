/** What the tests of production have in common: order lines that may be printed, queues, printers, and a slicer. */
import { strict as assert } from 'node:assert';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Choices, View } from '../sales/pricing';
import { Buyer } from '../store/buyer';
import { type Answer, type Api, pointer } from '../support/api';
import { newFolder } from '../support/folders';
import type { FakePrinter } from '../support/printers';
import { batchFields, checkFields, next, type Shop } from '../support/shop';

/** A program in the slicer's place: its G-code is what it was asked, and twenty pieces do not fit. */
export function slicer(): string {
  const file = path.join(newFolder('slicer'), 'slicer');
  const lines = [
    '#!/bin/sh',
    'asked="$*"',
    'case "$asked" in *"--duplicate 20 "*) echo "error: Objects could not fit on the bed" >&2; exit 1;; esac',
    'while [ $# -gt 0 ]; do',
    '  [ "$1" = --load ] && settings="$2"',
    '  [ "$1" = --output ] && output="$2"',
    '  shift',
    'done',
    '{ echo "; asked: $asked"; cat "$settings"; echo G28;',
    '  echo "; filament used [cm3] = 5.00"; echo "; estimated printing time (normal mode) = 1h 0m 0s"; } > "$output"',
    '',
  ];
  writeFileSync(file, lines.join('\n'));
  chmodSync(file, 0o755);
  return file;
}

export interface Line {
  token: string;
  order: string;
  orderNumber: string;
  line: string;
  job: string;
}

/** An order of one line, as a guest made it. */
export async function orderedLine(shop: Shop, known: Choices, more: Record<string, unknown> = {}): Promise<Line> {
  const token = await (await Buyer.at(shop)).ordered(known, more);
  const { body } = await shop.stranger.call('showOrder', { token });
  const { orderId, orderNumber, lines } = body.result;
  const line = lines[0].lineId;
  const jobs = await shop.coordinator.find('PrintJob', { orderLine: pointer('OrderLine', line) });
  return { token, order: orderId, orderNumber, line, job: jobs.body.results[0].objectId };
}

/** Brings a job to Queued: its file has passed, and a batch is there for it. */
export async function letPrint({ coordinator }: Shop, job: string): Promise<void> {
  const batch = await coordinator.made('MaterialBatch', batchFields());
  await coordinator.changed('PrintJob', job, {
    status: 'File Review',
    materialBatch: pointer('MaterialBatch', batch),
  });
  await coordinator.made('FileCheck', checkFields(job));
  await coordinator.changed('PrintJob', job, { status: 'Queued' });
}

export async function printableLine(shop: Shop, known: Choices, more: Record<string, unknown> = {}): Promise<Line> {
  const line = await orderedLine(shop, known, more);
  await letPrint(shop, line.job);
  return line;
}

export const newQueue = ({ coordinator }: Shop, more: Record<string, unknown> = {}): Promise<string> =>
  coordinator.made('ProductionQueue', { name: `Queue ${next()}`, ...more });

export const newPrinter = ({ manager }: Shop, fields: Partial<FakePrinter['fields']> = {}): Promise<string> =>
  manager.made('Printer', {
    name: `Printer ${next()}`,
    buildWidthMm: 220,
    buildDepthMm: 220,
    buildHeightMm: 250,
    ...fields,
  });

export const enqueued = ({ coordinator }: Shop, queue: string, line: string): Promise<string> =>
  coordinator.made('ProductionQueueItem', {
    queue: pointer('ProductionQueue', queue),
    orderLine: pointer('OrderLine', line),
  });

/** Calls, and fails the test with the server's words when refused. */
export async function done(api: Api, name: string, params: Record<string, unknown>): Promise<View> {
  const { status, body } = await api.call(name, params);
  assert.deepEqual({ status, error: body.error }, { status: 200, error: undefined });
  return body.result;
}

/** A row, once it is as the test waits for it. */
export async function until(api: Api, className: string, id: string, holds: (row: View) => boolean): Promise<View> {
  for (;;) {
    const { body }: Answer = await api.get(className, id);
    if (holds(body)) return body;
    await sleep(50);
  }
}
