/** Frames that no client sends: each is answered by name or ends its own connection, and the others go on. */
import { expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { Live } from '../../support/live';
import { newJob } from '../../support/shop';
import { shop } from './shop';

type Frame = Record<string, unknown> | string | Buffer;

/** Sends them over one connection; answers what came back until `last` is among it, or the connection ended. */
async function sent(
  frames: Frame[],
  last: (answer: Record<string, unknown>) => boolean,
): Promise<Record<string, unknown>[]> {
  const socket = new WebSocket(`${shop.url.replace(/^http/, 'ws')}/parse`);
  const answers: Record<string, unknown>[] = [];
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Answered so far: ${JSON.stringify(answers.slice(-3))}`)), 10_000);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    socket.onerror = () => undefined;
    socket.onopen = () => {
      for (const frame of frames)
        socket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame));
    };
    socket.onmessage = ({ data }) => {
      const answer = JSON.parse(String(data));
      answers.push(answer);
      if (last(answer)) end();
    };
    socket.onclose = ({ code }) => {
      answers.push({ closed: code });
      end();
    };
  });
  socket.terminate();
  return answers;
}

const connect = () => ({ op: 'connect', applicationId: 'printshop', sessionToken: shop.technician1.sessionToken });
const subscribe = (query: unknown = {}, requestId: unknown = 1) => ({
  op: 'subscribe',
  requestId,
  sessionToken: shop.technician1.sessionToken,
  query: { className: 'PrintJob', where: {}, ...(query as object) },
});
const nested = (depth: number) =>
  JSON.stringify(subscribe()).replace('"where":{}', `"where":${'{"$or":['.repeat(depth)}{}${']}'.repeat(depth)}`);
const isError = ({ op }: Record<string, unknown>) => op === 'error';

test.each<[string, () => Frame[]]>([
  ['no operation', () => [{}]],
  ['nothing', () => ['null']],
  ['a list', () => ['[]']],
  ['an operation of every object', () => [{ op: '__proto__' }]],
  ['a subscription before the connection', () => [subscribe()]],
  ['an application that is a question', () => [{ op: 'connect', applicationId: { $ne: 1 } }]],
  ['a session that is a question', () => [connect(), { ...subscribe(), sessionToken: { $ne: null } }]],
  [
    'a session that was made up',
    () => [connect(), { ...subscribe(), sessionToken: 'r:00000000000000000000000000000000' }],
  ],
  [
    'a stranger',
    () => [
      { op: 'connect', applicationId: 'printshop' },
      { ...subscribe(), sessionToken: undefined },
    ],
  ],
  ['a pattern', () => [connect(), subscribe({ where: { fileName: { $regex: '(a+)+$' } } })]],
  ['a broken pattern', () => [connect(), subscribe({ where: { fileName: { $regex: '[' } } })]],
  ['a where nested five times', () => [connect(), nested(5)]],
  ['a where nested two thousand times', () => [connect(), nested(2000)]],
  ['a where that is a text', () => [connect(), subscribe({ where: 'x' })]],
  ['an $or that only looks like a list', () => [connect(), subscribe({ where: { $or: { 0: {}, length: 1 } } })]],
  ['the class of logins', () => [connect(), subscribe({ className: '_User' })]],
  ['the class of sessions', () => [connect(), subscribe({ className: '_Session' })]],
  ['a class that is a question', () => [connect(), subscribe({ className: { $ne: 1 } })]],
  ['no query', () => [connect(), { op: 'subscribe', requestId: 1, query: null }]],
  ['a number that is none', () => [connect(), subscribe({}, { a: 1 })]],
  ['a watch on a hidden field', () => [connect(), subscribe({ watch: ['unsettled'] })]],
  ['a hidden field in a where', () => [connect(), subscribe({ where: { $or: [{ unsettled: { $exists: true } }] } })]],
])('%s is refused', async (_what, frames) => {
  const answers = await sent(frames(), isError);
  expect(answers.at(-1)).toMatchObject({ op: 'error', code: expect.any(Number), error: expect.any(String) });
  expect(JSON.stringify(answers)).not.toMatch(/node_modules|\.js:|"subscribed"/);
});

test.each<[string, () => Frame[], number]>([
  ['a frame of a megabyte', () => [connect(), subscribe({ where: { fileName: 'x'.repeat(1e6) } })], 1009],
  ['a second client on one connection', () => [connect(), connect()], 1008],
])('%s ends the connection', async (_what, frames, closed) => {
  expect((await sent(frames(), () => false)).at(-1)).toEqual({ closed });
});

test('one connection has a hundred subscriptions and no more, however fast they are sent', async () => {
  const frames = Array.from({ length: 150 }, (_, n) => subscribe({ where: { fileName: `${n}` } }, n + 1));
  let refused = 0;
  const answers = await sent(
    [connect(), ...frames],
    ({ op, code }) => op === 'error' && code === 155 && ++refused === 50,
  );
  await expect(sent([connect(), subscribe()], ({ op }) => op === 'subscribed')).resolves.toHaveLength(2);
  expect(answers.filter(({ op }) => op === 'error')).toHaveLength(50);
});

test('who listened before all that still hears', async () => {
  const live = await Live.subscribe(shop.technician1, 'PrintJob');
  const job = await newJob(shop, 'technician1');
  expect((await live.seen(({ object }) => object.objectId === job)).op).toBe('create');
  live.close();
});
