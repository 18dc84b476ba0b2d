/** The model on the job page: drawn and measured whatever its format, and replaced when it is damaged. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { newFolder } from '../../support/folders';
import { cubeStl, longStl } from '../../support/models';
import { ROOT, start } from '../../support/process';
import { newJob } from '../../support/shop';
import { boxThreeMf } from '../../support/three-mf';
import { expectAccessible } from '../support/axe';
import { useHouse } from '../support/house';
import { coordinatorsPage, part, press } from '../support/job-page';
import { keepScreen } from '../support/screens';

const { shop, browsing } = useHouse();
const at = coordinatorsPage(shop, browsing);

const STEP = path.join(ROOT, 'node_modules/occt-import-js/test/testfiles/cube-10x10mm/Cube 10x10.stp');
const MODELS: [string, string, () => Uint8Array, string][] = [
  ['STL', 'cube.stl', () => cubeStl(20), '20 × 20 × 20 mm'],
  ['3MF', 'box.3mf', () => boxThreeMf(30, 20, 12.5), '30 × 20 × 12.5 mm'],
  ['STEP', 'cube.step', () => new Uint8Array(readFileSync(STEP)), '10 × 10 × 10 mm'],
];

/** What was asked to be drawn is drawn then. */
const nextFrame = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** The share of dots that show the model, lit: neither the ground nor in the dark. */
const drawnDots = (page: Page) =>
  page.locator('canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const copy = Object.assign(document.createElement('canvas'), { width, height });
    const context = copy.getContext('2d') as CanvasRenderingContext2D;
    context.drawImage(canvas as HTMLCanvasElement, 0, 0);
    const dots = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    return dots.filter((dot) => dot !== dots[0] && (dot & 0xff00) >> 8 > 0x40).length / dots.length;
  });

test.each(MODELS)('a %s model is drawn and measured', async (_format, name, bytes, size) => {
  const job = await newJob(shop, undefined, {
    fileUrl: undefined,
    fileName: name,
    file: await shop.coordinator.upload(name, bytes()),
  });
  const page = await at(job);
  const file = part(page, 'File');
  await file.getByText(size).waitFor();
  await nextFrame(page);
  const solid = await drawnDots(page);
  expect(solid).toBeGreaterThan(0.1);
  await press(page, 'Wireframe (w)');
  await nextFrame(page);
  expect(await drawnDots(page)).toBeLessThan(solid);
});

test('a damaged model is said to be one, and a new revision takes its place', async () => {
  const file = await shop.coordinator.upload('broken.stl', 'this is no model at all');
  const job = await newJob(shop, undefined, { fileUrl: undefined, fileName: 'broken.stl', file });
  const page = await at(job);
  await part(page, 'File').getByText('The model could not be read.').waitFor();
  const buffer = Buffer.from(cubeStl(15));
  await page.locator('input[type=file]').setInputFiles({ name: 'mended part.stl', mimeType: 'model/stl', buffer });
  await page.getByRole('img', { name: 'Uploaded' }).waitFor();
  await press(page, 'Use this file');
  await part(page, 'File').getByText('15 × 15 × 15 mm').waitFor();
  await part(page, 'File').getByText('Revision 2').waitFor();
  await part(page, 'File').getByText('Revision 1').waitFor();
});

/** As large as is asked for: UPLOAD_MB=300 tries what is promised, 20 what the suite has time for. */
const LARGE = Number(process.env.UPLOAD_MB ?? 20) * 1024 * 1024;
const PIECE = 8 * 1024 * 1024;

/** Lets pieces through up to this byte, and holds the line there; answers how to cut it. */
async function holdAt(page: Page, byte: number): Promise<() => Promise<void>> {
  let held: Route | undefined;
  await page.route('**/uploads/*', (route) => {
    const offset = route.request().headers()['upload-offset'];
    if (route.request().method() !== 'PATCH' || Number(offset) < byte) return route.continue();
    held = route;
  });
  return async () => {
    await held?.abort('connectionreset');
    await page.unroute('**/uploads/*');
  };
}

test('a large model goes on where it was after a pause, a reload and the death of the server', async () => {
  const job = await newJob(shop);
  const page = await at(job);
  const large = path.join(newFolder('large-model'), 'large.stl');
  writeFileSync(large, longStl(LARGE));
  const dialog = page.getByRole('dialog');
  /** Asked for before what sends it: a request that has gone is not seen. */
  const sentAt = (offset: number) =>
    page.waitForRequest(
      (request) => request.method() === 'PATCH' && Number(request.headers()['upload-offset']) >= offset,
    );
  const choose = () => page.locator('input[type=file]').setInputFiles(large);

  await holdAt(page, PIECE);
  await Promise.all([sentAt(PIECE), choose()]);
  await dialog.getByRole('button', { name: 'Pause' }).click();
  await dialog.getByText(/^Paused at \d+ %$/).waitFor();
  await keepScreen(page, 'job-upload');
  await expectAccessible(page);
  await page.unroute('**/uploads/*');
  await page.reload();

  const half = Math.max(2 * PIECE, Math.floor(LARGE / 2));
  const cut = await holdAt(page, half);
  const [resumed] = await Promise.all([sentAt(0), sentAt(half), choose()]);
  expect(Number(resumed.headers()['upload-offset'])).toBeGreaterThanOrEqual(PIECE);
  await shop.process.kill();
  shop.process = await start({ ...shop.env, PORT: new URL(shop.url).port });
  const [goneOn] = await Promise.all([sentAt(0), cut()]);
  expect(Number(goneOn.headers()['upload-offset'])).toBeGreaterThanOrEqual(half);
  await dialog.getByRole('img', { name: 'Uploaded' }).waitFor();
  await press(page, 'Use this file');
  await dialog.waitFor({ state: 'detached' });
  const printJob = { __type: 'Pointer', className: 'PrintJob', objectId: job };
  const { body } = await shop.coordinator.find('FileRevision', { printJob, number: 2 });
  const sha256 = createHash('sha256').update(readFileSync(large)).digest('hex');
  expect(body.results).toMatchObject([{ fileName: 'large.stl', sha256 }]);
}, 120_000);
