/** The addresses that are neither a class nor a function: each asked by one who may, and where it is not for all, by one who may not. */
import { describe, expect, test } from '@jest/globals';
import type { Placed } from '../../cloud/reference/document';
import type { World } from '../rights/world';
import { firstId } from '../rights/world-store';
import { png } from '../sales/catalogue';
import type { Answer, Api } from '../support/api';
import { codeFor, newPerson, turnOn } from '../support/factor';
import { cubeStl } from '../support/models';
import { jobFields, next, type Shop } from '../support/shop';
import { PASSWORD } from '../support/staff';
import { append, begun, nameAs, tus } from '../support/tus';
import { brokenRequest, expectDone, expectRefused } from './judge';

interface Asked {
  /** Left out where a file would first have to be looked at: tests/preflight and tests/sales show those. */
  done?: () => Promise<Answer>;
  /** Left out where it is for everybody. */
  refused?: () => Promise<Answer>;
}

export const METRICS_TOKEN = 'a-token-of-the-reference';
const NOBODYS = 'x'.repeat(20);

export function askAddresses(shop: Shop, world: World, placed: Placed[]): void {
  const stranger = () => shop.stranger.elsewhere();
  const open = (address: string): Asked => ({ done: () => stranger().request('GET', address) });
  const unknown = (address: string): Asked => ({ refused: () => stranger().request('GET', address) });
  const own = (address: () => Promise<string>): Asked => ({
    done: async () => shop.coordinator.request('GET', await address()),
    refused: async () => stranger().request('GET', await address()),
  });
  const post = (who: () => Api, address: string, body: unknown) => () => who().request('POST', address, body);
  const expired = () => stranger().as({ 'X-Parse-Session-Token': 'r:nobody' });
  const token = async (): Promise<string> => {
    const { body } = await shop.coordinator.call('resendLink', { jobId: world.job, byMail: false });
    return body.result.trackUrl.split('/').at(-1);
  };
  const withFile = async (): Promise<string> => {
    const file = await shop.coordinator.upload('cube.stl', cubeStl(10));
    const { fileName: _name, fileUrl: _url, ...fields } = jobFields(world.otherClient);
    return shop.coordinator.made('PrintJob', { ...fields, file });
  };
  const item = () => firstId(shop, 'CatalogItem', { slug: world.store.single });
  const upload = () => begun(shop.url, 'cube.stl', cubeStl(10).byteLength);
  const other = { 'Upload-Secret': 'another-secret-of-thirty-two-characters' };
  const quote = async () =>
    (await shop.coordinator.call('sendQuote', { jobId: world.quotedJob, totalMinor: 900, currency: 'EUR' })).body.result
      .quoteId;
  const password = { password: 'another-correct-horse' };

  const ASKED: Record<string, Asked> = {
    'post /parse/login': {
      done: async () => {
        const { username, api } = await newPerson(shop);
        const { secret } = await turnOn(api);
        const body = { username, password: PASSWORD, authData: { mfa: { token: codeFor(secret) } } };
        expect(brokenRequest('post', '/parse/login', body)).toEqual([]);
        return post(stranger, '/parse/login', body)();
      },
      refused: post(stranger, '/parse/login', { username: 'technician2', password: 'wrong' }),
    },
    'post /parse/logout': {
      done: async () => (await stranger().login('technician2', PASSWORD)).request('POST', '/parse/logout', {}),
      refused: post(expired, '/parse/logout', {}),
    },
    'get /parse/users/me': own(async () => '/parse/users/me'),
    'put /parse/users/{objectId}': {
      done: async () => {
        const username = `choosing-${next()}`;
        const fields = { username, email: `${username}@shop.example`, role: 'technician', password: PASSWORD };
        await shop.manager.made('Technician', fields);
        const who = await stranger().login(username, PASSWORD);
        const { objectId } = (await who.request('GET', '/parse/users/me')).body;
        return who.request('PUT', `/parse/users/${objectId}`, password);
      },
      refused: async () => shop.technician2.request('PUT', `/parse/users/${world.login}`, password),
    },
    'post /parse/requestPasswordReset': {
      done: post(stranger, '/parse/requestPasswordReset', { email: 'nobody@shop.example' }),
    },
    'post /parse/batch': {
      done: post(() => shop.coordinator, '/parse/batch', {
        requests: [
          { method: 'GET', path: '/parse/classes/PrintJob' },
          { method: 'POST', path: '/parse/classes/PrintJob', body: {} },
        ],
      }),
      refused: post(() => shop.coordinator, '/parse/batch', { requests: 'none' }),
    },
    'post /parse/files/{name}': {
      done: () =>
        shop.coordinator.request('POST', '/parse/files/cube.stl', cubeStl(10), { 'Content-Type': 'model/stl' }),
      refused: () => stranger().request('POST', '/parse/files/cube.stl', cubeStl(10), { 'Content-Type': 'model/stl' }),
    },
    'post /graphql': { done: post(stranger, '/graphql', { query: '{ health }' }) },
    'get /files/jobs/{jobId}': own(async () => `/files/jobs/${await withFile()}`),
    'get /files/jobs/{jobId}/picture': unknown(`/files/jobs/${NOBODYS}/picture`),
    'get /files/models/{id}': own(async () => `/files/models/${await firstId(shop, 'Model')}`),
    'get /files/models/{id}/picture': unknown(`/files/models/${NOBODYS}/picture`),
    'post /store/items/{id}/picture': {
      done: async () =>
        shop.coordinator.request('POST', `/store/items/${await item()}/picture`, png(), {
          'Content-Type': 'image/png',
        }),
      refused: async () =>
        shop.technician1.request('POST', `/store/items/${await item()}/picture`, png(), {
          'Content-Type': 'image/png',
        }),
    },
    'delete /store/items/{id}/picture': {
      done: async () => shop.coordinator.request('DELETE', `/store/items/${await item()}/picture`),
      refused: async () => shop.technician1.request('DELETE', `/store/items/${await item()}/picture`),
    },
    'get /store/pictures/{name}': unknown(`/store/pictures/${NOBODYS}.png`),
    'get /labels/jobs/{id}': own(async () => `/labels/jobs/${world.job}?timeZone=Europe/Berlin`),
    'get /labels/batches/{id}': own(async () => `/labels/batches/${world.batch}`),
    'get /quotes/{quoteId}.pdf': own(async () => `/quotes/${await quote()}.pdf`),
    'get /track/{token}/events': unknown(`/track/${NOBODYS}/events`),
    'get /track/{token}/picture': unknown(`/track/${NOBODYS}/picture`),
    'get /track/{token}/quote.pdf': {
      refused: async () => stranger().request('GET', `/track/${await token()}/quote.pdf`),
    },
    'get /order/{token}/lines/{lineId}/file': {
      refused: () => stranger().request('GET', `/order/${NOBODYS}/lines/${world.kept.line}/file`),
    },
    'get /orders/{orderId}/lines/{lineId}/file': {
      refused: () => stranger().request('GET', `/orders/${world.kept.order}/lines/${world.kept.line}/file`),
    },
    'post /uploads': {
      done: () => tus('POST', `${shop.url}/uploads`, { 'Upload-Length': '684', 'Upload-Metadata': nameAs('cube.stl') }),
      refused: () =>
        tus('POST', `${shop.url}/uploads`, { 'Upload-Length': '684', 'Upload-Metadata': nameAs('cube.exe') }),
    },
    'head /uploads/{uploadId}': { done: async () => tus('HEAD', await upload()) },
    'patch /uploads/{uploadId}': {
      done: async () => append(await upload(), 0, cubeStl(10)),
      refused: async () => append(await upload(), 0, cubeStl(10), other),
    },
    'delete /uploads/{uploadId}': {
      done: async () => tus('DELETE', await upload()),
      refused: async () => tus('DELETE', await upload(), other),
    },
    'get /health': open('/health'),
    'get /ready': open('/ready'),
    'get /metrics': {
      done: () =>
        stranger()
          .as({ Authorization: `Bearer ${METRICS_TOKEN}` })
          .request('GET', '/metrics'),
      refused: () => stranger().request('GET', '/metrics'),
    },
    'get /docs/openapi.json': open('/docs/openapi.json'),
    'get /docs/schema.graphql': open('/docs/schema.graphql'),
    'get /docs/types.d.ts': open('/docs/types.d.ts'),
  };

  describe.each(placed.map(({ method, address }) => ({ place: `${method} ${address}`, method, address })))(
    '$place',
    (asked) => {
      test('answers as the document says', async () => {
        const { done, refused } = ASKED[asked.place] ?? {};
        if (!done && !refused) throw new Error('Nobody asks this address.');
        if (refused) expectRefused(asked.method, asked.address, await refused());
        if (done) expectDone(asked.method, asked.address, await done());
      });
    },
  );
}
