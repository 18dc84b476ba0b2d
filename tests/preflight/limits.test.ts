/** Files that would take too much end as a failed check, and the server answers all the while. */
import { expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { CORE } from '../files/packages';
import { useShop } from '../support/shop';
import { uploaded } from '../support/tus';
import { LOOKING, told } from './waiting';

const shop = useShop({ ...LOOKING, PREFLIGHT_MEMORY_MB: '160', PREFLIGHT_SECONDS: '20' });

/** A binary STL of triangles in a row, each with corners of its own. */
function rowOfTriangles(count: number): Uint8Array {
  const bytes = new ArrayBuffer(84 + count * 50);
  const view = new DataView(bytes);
  view.setUint32(80, count, true);
  for (let at = 0; at < count; at++)
    for (const [place, value] of [at, 0, 0, at + 0.5, 0, 0, at, 1, at % 7].entries())
      view.setFloat32(84 + at * 50 + 12 + place * 4, value, true);
  return new Uint8Array(bytes);
}

/** Made before the first request: packing keeps this process busy for longer than a connection is kept for it. */
const BOMB = zipBomb();

function zipBomb(): Uint8Array {
  const head = `<?xml version="1.0"?><model unit="millimeter" xmlns="${CORE}"><resources/><build/>`;
  const model = new TextEncoder().encode(`${head}${' '.repeat(100_000_000)}</model>`);
  return zipSync({ '3D/3dmodel.model': model, '_rels/.rels': new Uint8Array(0) }, { level: 9 });
}

async function withAnswers<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  while (!isDone) expect((await shop.stranger.request('GET', '/health')).status).toBe(200);
  return done;
}

test('one that needs more memory than there is for it', async () => {
  const upload = await uploaded(shop.url, 'many.stl', rowOfTriangles(1_500_000));
  expect(await withAnswers(told(shop, upload))).toMatchObject({ preflight: 'Failed', problems: ['withinLimits'] });
}, 60_000);

test('a zip bomb', async () => {
  expect(await told(shop, await uploaded(shop.url, 'bomb.3mf', BOMB))).toMatchObject({ preflight: 'Failed' });
}, 60_000);
