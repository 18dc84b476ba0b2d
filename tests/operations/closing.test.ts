/** A server that is told to end: whoever is being answered gets the answer, what was cut off goes on later. */
import { once } from 'node:events';
import { statSync } from 'node:fs';
import http from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { cloneDatabase } from '../support/databases';
import { environment } from '../support/environment';
import { longStl } from '../support/models';
import { type Running, start } from '../support/process';
import { clientFields, enter, type Shop } from '../support/shop';
import { append, arrived, begun, named } from '../support/tus';

const MEGABYTE = 1024 * 1024;

/** Begins to create a client, and keeps the end of the request back. */
function half(shop: Shop) {
  const body = JSON.stringify(clientFields());
  const request = http.request(`${shop.url}/parse/classes/Client`, {
    method: 'POST',
    headers: {
      'X-Parse-Application-Id': 'printshop',
      'X-Parse-Session-Token': shop.coordinator.sessionToken,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      // The server says that it has begun to read.
      Expect: '100-continue',
    },
  });
  request.flushHeaders();
  const answer = new Promise<{ status: number; connection: string | undefined; body: string }>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', async (response) => {
      const chunks = await response.toArray();
      resolve({
        status: response.statusCode as number,
        connection: response.headers.connection,
        body: Buffer.concat(chunks).toString(),
      });
    });
  });
  answer.catch(() => undefined);
  return { begun: once(request, 'continue'), finish: () => request.end(body), answer };
}

/** Connects to LiveQuery; answers with what the line is closed with. */
async function connected(shop: Shop): Promise<{ goodbye: Promise<unknown[]> }> {
  const socket = new WebSocket(`${shop.url.replace(/^http/, 'ws')}/parse`);
  await once(socket, 'open');
  const { sessionToken } = shop.coordinator;
  socket.send(JSON.stringify({ op: 'connect', applicationId: 'printshop', sessionToken }));
  await once(socket, 'message');
  return { goodbye: once(socket, 'close') };
}

const exitOf = async ({ child }: Running) => (await once(child, 'exit'))[0];

const isRefused = ({ url }: Shop) =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => resolve(true)).on('connect', () => resolve(false));
  });

const file = longStl(6 * MEGABYTE);
let env: Record<string, string>;

test('told to end, it finishes what is under way, and what it cuts off is resumed', async () => {
  env = environment(await cloneDatabase(), { SHUTDOWN_SECONDS: '2' });
  const shop = await enter(await start(env), env);
  const address = await begun(shop.url, 'big.stl', file.length);
  const sent = 4 * MEGABYTE;
  const held = new ReadableStream({ start: (controller) => controller.enqueue(file.subarray(0, sent)) });
  const upload = append(address, 0, held).catch(() => 'cut off');
  const wait = half(shop);
  await wait.begun;
  const waitsForReady = connect(Number(new URL(shop.url).port), '127.0.0.1');
  waitsForReady.write('GET /ready HTTP/1.1\r\nHost: shop\r\n');
  const { goodbye } = await connected(shop);
  const kept = path.join(env.DATA_DIR as string, 'uploads', named(address).uploadId);
  while (statSync(kept).size < sent) await sleep(20);

  const exit = exitOf(shop.process);
  shop.process.child.kill('SIGTERM');
  expect((await goodbye)[0]).toBe(1001);
  expect(await isRefused(shop)).toBe(true);
  waitsForReady.write('\r\n');
  const [ready] = await once(waitsForReady, 'data');
  expect(String(ready)).toMatch(/^HTTP\/1.1 503 [\s\S]*shutting down/);
  wait.finish();
  const { status, connection, body } = await wait.answer;
  expect({ status, connection }).toEqual({ status: 201, connection: 'close' });
  expect(await upload).toBe('cut off');
  expect(await exit).toBe(0);

  env = { ...env, SHUTDOWN_SECONDS: '60' };
  const again = await enter(await start(env), env);
  expect((await again.coordinator.get('Client', JSON.parse(body).objectId)).status).toBe(200);
  const moved = new URL(new URL(address).pathname, again.url).href;
  expect(await arrived(moved)).toBe(sent);
  expect((await append(moved, sent, file.subarray(sent))).status).toBe(204);

  const stuck = half(again);
  await stuck.begun;
  const ends = exitOf(again.process);
  again.process.child.kill('SIGTERM');
  // npm passes on a signal that the terminal sent to all: only what comes later is a second one.
  again.process.child.kill('SIGTERM');
  await sleep(700);
  expect(again.process.child.exitCode).toBeNull();
  again.process.child.kill('SIGTERM');
  expect(await ends).toBe(1);
}, 60_000);
