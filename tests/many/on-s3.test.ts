/** Two processes on machines of their own, with nothing in common but the database, Redis and a bucket: uploads are whole. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newFolder } from '../support/folders';
import { gridStl } from '../support/models';
import { whyNoRedis } from '../support/redis';
import { FakeS3 } from '../support/s3';
import { begun } from '../support/tus';
import { type Processes, startProcesses } from './processes';
import { expectWhole, sendOn, sentByTurns } from './uploads';

/** Larger than a part of S3, so that some pieces wait for the next ones and some do not. */
const TRIANGLES = 250_000;
const MEGABYTE = 1_000_000;

(whyNoRedis() ? describe.skip : describe)('two processes on a bucket', () => {
  let s3: FakeS3;
  let processes: Processes;
  beforeAll(async () => {
    s3 = await FakeS3.start();
    processes = await startProcesses(s3.settings, { DATA_DIR: newFolder('data') });
  }, 60_000);
  afterAll(async () => {
    await processes?.stop();
    await s3.stop();
  }, 30_000);

  test('an upload whose pieces go to both by turns is whole', async () => {
    const { shop, first, second } = processes;
    const model = gridStl(TRIANGLES);
    await expectWhole(shop, await sentByTurns([second, first], model, 9), model);
    expect(s3.unsigned).toEqual([]);
  }, 60_000);

  test('what one had taken when its power went is not sent again, but to the other', async () => {
    const { shop, first, second } = processes;
    const model = gridStl(TRIANGLES);
    const address = new URL(await begun(first.url, 'cut.stl', model.length)).pathname;
    await sendOn([first], address, model.subarray(0, 9 * MEGABYTE), 3 * MEGABYTE);
    await first.kill();
    await sendOn([second], address, model, MEGABYTE);
    await processes.startAgain('first');
    await expectWhole(shop, address, model);
  }, 60_000);
});
