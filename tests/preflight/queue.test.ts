/** The queue of preflights: what a dead server had in hand is taken up, what is withdrawn is called off. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Api } from '../support/api';
import { newFolder } from '../support/folders';
import { cubeStl } from '../support/models';
import { start } from '../support/process';
import { useShop } from '../support/shop';
import { tus, uploaded } from '../support/tus';
import { jobWith, judged, LOOKING, told } from './waiting';

const folder = newFolder('slicer');
const PID_FILE = path.join(folder, 'pid');

/** A program in the slicer's place, so that a test knows what is under way. */
function program(name: string, ...lines: string[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(file, 0o755);
  return file;
}

const GCODE = '; filament used [cm3] = 5.00\\n; estimated printing time (normal mode) = 1h 2m 30s\\n';
const endless = program('endless', `echo $$ > ${PID_FILE}.new`, `mv ${PID_FILE}.new ${PID_FILE}`, 'exec sleep 600');
const quick = program('quick', 'while [ "$1" != --output ]; do shift; done', `printf '${GCODE}' > "$2"`);
const broken = program('broken', 'exit 3');

const shop = useShop({ ...LOOKING, PRUSA_SLICER: endless });

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \([^)]*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

async function slicing(): Promise<number> {
  while (!existsSync(PID_FILE)) await sleep(20);
  return Number(readFileSync(PID_FILE, 'utf8'));
}

async function restart(env: Record<string, string>): Promise<void> {
  shop.process = await start({ ...shop.env, PORT: new URL(shop.url).port, ...env });
}

test('a withdrawn upload is let go of in the middle', async () => {
  const upload = await uploaded(shop.url, 'withdrawn.stl', cubeStl(20));
  const pid = await slicing();
  expect((await tus('DELETE', `${shop.url}/uploads/${upload.uploadId}`)).status).toBe(204);
  while (lives(pid)) await sleep(50);
  expect((await shop.master.find('FilePreflight')).body.results).toEqual([]);
}, 30_000);

test('what a killed server had in hand is taken up by the next, and the slicer’s figures count', async () => {
  writeFileSync(PID_FILE, '');
  const job = await jobWith(shop, 'cube.stl', cubeStl(20));
  while (!readFileSync(PID_FILE, 'utf8')) await sleep(20);
  await shop.process.kill();
  process.kill(await slicing(), 'SIGKILL');
  await restart({ PRUSA_SLICER: quick });
  const { fileEstimate } = await judged(shop.coordinator, job, 'slicer');
  expect(fileEstimate).toMatchObject({ plainGrams: 6.2, plainMinutes: 63 });
}, 60_000);

test('where the slicer cannot, our own estimate stands', async () => {
  await shop.process.stop();
  await restart({ PRUSA_SLICER: broken });
  const { fileEstimate } = await judged(shop.coordinator, await jobWith(shop, 'cube.stl', cubeStl(20)));
  expect(fileEstimate).toMatchObject({ source: 'preflight', grams: expect.any(Number) });
}, 60_000);

test('a server that looks at none leaves it to another on the same database', async () => {
  await shop.process.stop();
  await restart({ PREFLIGHT_AT_ONCE: '0' });
  const upload = await uploaded(shop.url, 'waiting.stl', cubeStl(20));
  expect((await shop.stranger.call('checkUpload', upload)).body.result).toEqual({ preflight: 'Waiting', problems: [] });
  const other = await start({ ...shop.env, PRUSA_SLICER: '', PORT: '0' });
  try {
    expect(await told(shop, upload)).toMatchObject({ preflight: 'Passed' });
    expect((await new Api(other.url).call('checkUpload', upload)).body.result.picture).toMatch(/^data:image/);
  } finally {
    await other.stop();
  }
}, 60_000);
