/** The ways a write can reach the server: Parse takes methods, tokens and keys in more places than one. */

import { classes } from '../rights/expected';
import { changing, creating, deleting } from '../rights/graphql';
import type { Answer, Api } from '../support/api';

export interface Write {
  method: 'POST' | 'PUT' | 'DELETE';
  className: string;
  id?: string;
  body?: Record<string, unknown>;
}

type Vehicle = (api: Api, write: Write) => Promise<Answer>;

const pathOf = ({ className, id }: Write) => `/parse/classes/${className}${id ? `/${id}` : ''}`;

async function inBatch(api: Api, write: Write, options = {}): Promise<Answer> {
  const requests = [{ method: write.method, path: pathOf(write), body: write.body }];
  const { status, body } = await api.request('POST', '/parse/batch', { requests, ...options });
  if (!Array.isArray(body)) return { status, body };
  return body[0].error ? { status: 400, body: body[0].error } : { status: 200, body: body[0].success };
}

const overGraphql: Vehicle = async (api, { method, className, id = '', body = {} }) => {
  const loaded = classes.find((one) => one.className === className);
  if (!loaded) return { status: 400, body: { code: 119, error: 'There is no mutation for it.' } };
  const answer = await (method === 'POST'
    ? creating(api, loaded, body)
    : method === 'PUT'
      ? changing(api, loaded, id, body)
      : deleting(api, loaded, id));
  const [error] = answer.body.errors ?? [];
  return error ? { status: 400, body: { code: error.extensions?.code, error: error.message } } : answer;
};

/** As the JavaScript SDK does: everything, the method and the token too, in the body of a POST without headers. */
const asSdk =
  (more: object): Vehicle =>
  (api, write) => {
    const body = { ...write.body, _method: write.method, _ApplicationId: 'printshop', _SessionToken: api.sessionToken };
    const stranger = api.as({});
    // With an application's id in the headers, Parse does not look into the body for one.
    return stranger.request('POST', pathOf(write), JSON.stringify({ ...body, ...more }), {
      'Content-Type': 'text/plain',
      'X-Parse-Application-Id': '',
    });
  };

const withHeaders =
  (headers: Record<string, string>): Vehicle =>
  (api, write) =>
    api.request(write.method, pathOf(write), write.body, headers);

const CONTEXT = { ownSave: true, isMaster: true, master: true };

/** Each of them carries a write that is allowed. */
export const vehicles: Record<string, Vehicle> = {
  'a plain request': withHeaders({}),
  'a batch': (api, write) => inBatch(api, write),
  GraphQL: overGraphql,
  'a method in the body': (api, write) => api.request('POST', pathOf(write), { ...write.body, _method: write.method }),
  'everything in the body': asSdk({}),
  'a context in the body': asSdk({ _context: CONTEXT }),
};

/** Headers that change nothing: what they come with is carried all the same, and no more of it. */
export const idleHeaders: Record<string, Vehicle> = {
  'a context in a header': withHeaders({ 'X-Parse-Cloud-Context': JSON.stringify(CONTEXT) }),
  'a forwarded address': withHeaders({ 'X-Forwarded-For': '127.0.0.1', 'X-Real-IP': '127.0.0.1' }),
  'another method in a header': withHeaders({ 'X-HTTP-Method-Override': 'GET' }),
};

/** Who sends these is nobody, whatever their session says: none of them gets through. */
export const brokenVehicles: Record<string, Vehicle> = {
  'a transaction': (api, write) => inBatch(api, write, { transaction: true }),
  'a transaction that is no boolean': (api, write) => inBatch(api, write, { transaction: 1 }),
  'a batch within a batch': (api, write) => {
    const requests = [{ method: write.method, path: pathOf(write), body: write.body }];
    const outer = [{ method: 'POST', path: '/parse/batch', body: { requests } }];
    return api.request('POST', '/parse/batch', { requests: outer });
  },
  'a batch at another address': (api, write) => {
    const requests = [{ method: write.method, path: pathOf(write), body: write.body }];
    return api.request('POST', '/parse/Batch/?x=/batch', { requests, transaction: true });
  },
  'a made-up session': withHeaders({ 'X-Parse-Session-Token': 'r:00000000000000000000000000000000' }),
  'a session that is a query': asSdk({ _SessionToken: { $ne: null } }),
  'a method in a header alone': (api, write) => {
    const overridden = { 'X-HTTP-Method-Override': write.method, 'X-Method-Override': write.method };
    return api.request('POST', `${pathOf(write)}`, write.body, overridden);
  },
};

/** Keys that nobody gave out: they add nothing to what the session may. */
export const madeUpKeys: Record<string, Vehicle> = {
  'a made-up master key': withHeaders({ 'X-Parse-Master-Key': 'made-up' }),
  'an empty master key': withHeaders({ 'X-Parse-Master-Key': '' }),
  'a made-up maintenance key': withHeaders({ 'X-Parse-Maintenance-Key': 'made-up' }),
  'a made-up REST key': withHeaders({ 'X-Parse-REST-API-Key': 'made-up', 'X-Parse-Javascript-Key': 'made-up' }),
  'a made-up master key in the body': asSdk({ _MasterKey: 'made-up' }),
  'a master key that is a query': asSdk({ _MasterKey: { $ne: null } }),
  'a basic log-in as the app': withHeaders({ Authorization: `Basic ${btoa('printshop:made-up')}` }),
};
