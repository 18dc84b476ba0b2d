/** The log: a line for each request, and nothing in it that opens anything. */
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { MASTER_KEY } from '../support/process';
import { newJob } from '../support/shop';
import { PASSWORD } from '../support/staff';
import { lines, SETTINGS, shop, untilLine } from './shop';

const LINK = 'k3Jd9fk2Lm3nB8vC7xZ1aS2dF4gH5jK6lQ9wE8rT7yU';
const SESSION = `r:${'0badc0de'.repeat(4)}`;
const MAIL = 'somebody.private@customers.example';
const WRONG = 'wrong-Password-"77"';
const UPLOAD = 'an-upload-secret-of-more-than-32-characters';
const BEARER = 'bearer-value-7777';
const SIGNED = 'signed-by-somebody-7777';

interface Sent {
  method?: string;
  body?: unknown;
  type?: string;
  headers?: Record<string, string>;
}

/** Sends it with an id of its own; answers the id. */
let serial = 0;
async function send(path: string, { method = 'GET', body, type = 'application/json', headers = {} }: Sent = {}) {
  const id = `logs-test-${++serial}`;
  const all = { 'X-Parse-Application-Id': 'printshop', 'Content-Type': type, 'X-Request-Id': id, ...headers };
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const response = await fetch(`${shop.url}${path}`, {
    method,
    headers: all,
    body: text as string,
    redirect: 'manual',
  });
  await response.text();
  expect(response.headers.get('X-Request-Id')).toBe(id);
  return { id, status: response.status };
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  send(path, { method: 'POST', body, headers });

/** Says it to LiveQuery, and waits for the answer or for the line to be cut. */
async function say(...frames: string[]): Promise<void> {
  const socket = new WebSocket(`${shop.url.replace(/^http/, 'ws')}/parse`);
  await once(socket, 'open');
  for (const frame of frames) {
    socket.send(frame);
    await Promise.race([once(socket, 'message'), once(socket, 'close')]);
  }
  socket.terminate();
}

async function sayNothingReadable(frame: string): Promise<void> {
  const socket = new WebSocket(`${shop.url.replace(/^http/, 'ws')}/parse`);
  await once(socket, 'open');
  socket.send(frame);
  const line = await untilLine(({ message }) => String(message).includes('unable to parse'));
  // Anybody may send one, and nobody is to be woken by it.
  expect(line.level).toBe('info');
  socket.terminate();
}

const session = (token: string) => ({ 'X-Parse-Session-Token': token });

const everyKindOfRequest = async () => {
  const real = shop.coordinator.sessionToken;
  const login =
    'mutation($n: String!, $p: String!) { logIn(input: {username: $n, password: $p}) { viewer { sessionToken } } }';
  const upload = { 'Tus-Resumable': '1.0.0', 'Upload-Length': '10', 'Upload-Secret': UPLOAD };
  const metadata = `filename ${Buffer.from(`${MAIL}.stl`).toString('base64')}`;
  const boundary = `--x\r\nContent-Disposition: form-data; name="password"\r\n\r\n${WRONG}\r\n--x--\r\n`;
  await post('/parse/login', { username: 'coordinator', password: PASSWORD });
  await post('/parse/login', { username: 'coordinator', password: WRONG });
  await post('/parse/login', `{"username":"coordinator","password":"${PASSWORD}`);
  await send(`/parse/login?username=coordinator&password=${encodeURIComponent(PASSWORD)}`);
  await send('/parse/classes/PrintJob', { headers: session(real) });
  await send('/parse/classes/PrintJob', { headers: session(SESSION) });
  await send('/parse/classes/PrintJob?where=%7B%22x%22', { headers: session(real) });
  await send('/parse/schemas', { headers: { 'X-Parse-Master-Key': 'not-the-master-key-77' } });
  await send('/parse/schemas', { headers: { 'X-Parse-Master-Key': MASTER_KEY } });
  await post('/parse/classes/Client', { email: MAIL, clientCode: 7, _SessionToken: real });
  await post('/parse/functions/trackJob', { token: LINK });
  await post('/parse/functions/registerCustomer', { email: MAIL, password: WRONG }, session(SESSION));
  await post('/parse/requestPasswordReset', { email: MAIL });
  await post('/parse/batch', { requests: [{ method: 'POST', path: '/parse/login', body: { password: WRONG } }] });
  await send(`/parse/apps/printshop/request_password_reset?token=${LINK}&username=${MAIL}`);
  await post('/graphql', { query: login, variables: { n: 'coordinator', p: WRONG } });
  await post('/graphql', { query: `${login} oops`, variables: { p: WRONG } }, session(real));
  await send('/parse/files/a.stl', { method: 'POST', body: boundary, type: 'multipart/form-data; boundary=x' });
  await send('/uploads', { method: 'POST', headers: { ...upload, 'Upload-Metadata': metadata }, type: '' });
  await send(`/uploads/${LINK}`, { method: 'HEAD', headers: upload });
  for (const path of ['/payments/stripe', '/payments/paypal', '/mail/events'])
    await post(
      path,
      { id: 'x', email: MAIL, signature: { token: SIGNED, signature: SIGNED, timestamp: '1' } },
      {
        'Stripe-Signature': `t=1,v1=${SIGNED}`,
        'Paypal-Transmission-Sig': SIGNED,
      },
    );
  for (const path of ['/track/:', '/track/:/events', '/track/:/picture', '/order/:', '/order/:/lines/1/file'])
    await send(`${path.replace(':', LINK)}?secret=${SIGNED}`);
  await send('/metrics', { headers: { Authorization: `Bearer ${BEARER}` } });
  await send('/files/jobs/nothing', { headers: { ...session(SESSION), Cookie: `session=${BEARER}` } });
  await send('/dashboard/login', {
    method: 'POST',
    body: `username=admin&password=${BEARER}`,
    type: 'application/x-www-form-urlencoded',
  });
  const connect = { op: 'connect', applicationId: 'printshop', sessionToken: real };
  const query = { className: 'PrintJob', where: { x: { $regex: '(' } } };
  await say(JSON.stringify(connect), JSON.stringify({ op: 'subscribe', requestId: 1, sessionToken: real, query }));
  await say(
    JSON.stringify({ ...connect, sessionToken: SESSION }),
    JSON.stringify({ op: 'subscribe', requestId: 1, sessionToken: SESSION, query }),
  );
  // What cannot be read is not answered.
  await sayNothingReadable(`{"op":"connect","sessionToken":"${real}"`);
};

test('every kind of request is told by its kind, and no secret is', async () => {
  await everyKindOfRequest();
  await untilLine(({ requestId }) => requestId === `logs-test-${serial}`);
  const output = shop.process.output();
  const real = shop.coordinator.sessionToken.slice(2);
  const hidden = [real, SESSION.slice(2), PASSWORD, 'wrong-Password', 'correct-horse', LINK, MAIL, 'somebody.private'];
  const secrets = [...hidden, UPLOAD, BEARER, SIGNED, MASTER_KEY, 'not-the-master-key-77', ...Object.values(SETTINGS)];
  expect(secrets.filter((secret) => output.includes(secret))).toEqual([]);
  for (let number = 1; number <= serial; number++) {
    const ofRequest = lines().filter(
      ({ requestId, message }) => requestId === `logs-test-${number}` && message === 'Request',
    );
    expect(ofRequest).toMatchObject([
      { method: expect.any(String), route: expect.any(String), status: expect.any(Number) },
    ]);
  }
  const routes = new Set(lines().map(({ route }) => route));
  for (const route of [
    '/parse/login',
    '/parse/classes/PrintJob',
    '/parse/functions/trackJob',
    '/track/:token',
    '/track/:token/events',
    '/order/:token',
    '/uploads/:uploadKey',
    '/files/jobs/:jobId',
    '/graphql',
  ])
    expect(routes).toContain(route);
  const notLog = output
    .split('\n')
    .filter((line) => line && !line.startsWith('{') && !/^(Ready on| {2}[A-Z]\w+ )/.test(line));
  expect(notLog).toEqual([]);
});

test('a line says who asked, and only an id that looks like one is taken over', async () => {
  await newJob(shop);
  const coordinator = shop.ids.coordinator;
  const made = await untilLine(({ route, method }) => route === '/parse/classes/PrintJob' && method === 'POST');
  expect(made).toMatchObject({
    level: 'info',
    method: 'POST',
    status: 201,
    actor: coordinator,
    role: 'coordinator',
  });
  for (const odd of ['short', 'with space in it', 'x'.repeat(80), `${'"'.repeat(9)}{}`]) {
    const response = await fetch(`${shop.url}/health`, { headers: { 'X-Request-Id': odd } });
    expect(response.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  }
});
