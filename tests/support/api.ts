/** A client of the shop over plain HTTP, as any program would be. */
import { strict as assert } from 'node:assert';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers differ by address
  body: any;
}

export const pointer = (className: string, objectId: string) => ({ __type: 'Pointer', className, objectId });
export const date = (value: Date | string) => ({ __type: 'Date', iso: new Date(value).toISOString() });

let asked = 0;

/** An address of one's own, where the shop trusts a proxy to say so: what one address may ask is limited. */
export function fromAnywhere(): { 'X-Forwarded-For': string } {
  asked++;
  return { 'X-Forwarded-For': `198.18.${Math.floor(asked / 250) % 250}.${asked % 250}` };
}

export class Api {
  constructor(
    readonly url: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const raw = ArrayBuffer.isView(body) || typeof body === 'string';
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        'X-Parse-Application-Id': 'printshop',
        ...(body === undefined || raw ? {} : { 'Content-Type': 'application/json' }),
        ...this.headers,
        ...headers,
      },
      body: body === undefined ? undefined : ((raw ? body : JSON.stringify(body)) as string),
      redirect: 'manual',
    });
    const text = await response.text();
    try {
      return { status: response.status, body: JSON.parse(text) };
    } catch {
      return { status: response.status, body: text };
    }
  }

  create = (className: string, fields: unknown) => this.request('POST', `/parse/classes/${className}`, fields);
  get = (className: string, id: string, query = '') => this.request('GET', `/parse/classes/${className}/${id}${query}`);
  update = (className: string, id: string, fields: unknown) =>
    this.request('PUT', `/parse/classes/${className}/${id}`, fields);
  remove = (className: string, id: string) => this.request('DELETE', `/parse/classes/${className}/${id}`);
  call = (name: string, params: unknown = {}) => this.request('POST', `/parse/functions/${name}`, params);
  graphql = (query: string, variables: unknown = {}) => this.request('POST', '/graphql', { query, variables });

  find(className: string, where: unknown = {}, options: Record<string, string | number> = {}): Promise<Answer> {
    const query = new URLSearchParams({ where: JSON.stringify(where) });
    for (const [name, value] of Object.entries(options)) query.set(name, String(value));
    return this.request('GET', `/parse/classes/${className}?${query}`);
  }

  /** Creates, and fails the test with the server's words when refused. Answers the objectId. */
  async made(className: string, fields: unknown): Promise<string> {
    const answer = await this.create(className, fields);
    assert.deepEqual({ status: answer.status, error: answer.body.error }, { status: 201, error: undefined });
    return answer.body.objectId;
  }

  /** Updates, and fails the test with the server's words when refused. */
  async changed(className: string, id: string, fields: unknown): Promise<void> {
    const answer = await this.update(className, id, fields);
    assert.deepEqual({ status: answer.status, error: answer.body.error }, { status: 200, error: undefined });
  }

  /** Uploads a model file; answers what a File field takes. */
  async upload(name: string, bytes: Uint8Array | string): Promise<{ __type: 'File'; name: string; url: string }> {
    const answer = await this.request('POST', `/parse/files/${name}`, bytes, { 'Content-Type': 'model/stl' });
    assert.deepEqual({ status: answer.status, error: answer.body.error }, { status: 201, error: undefined });
    return { __type: 'File', name: answer.body.name, url: answer.body.url };
  }

  /** The same server as somebody else. */
  as(headers: Record<string, string>): Api {
    return new Api(this.url, headers);
  }

  /** The same person, from an address of their own. */
  elsewhere(): Api {
    return this.as({ ...this.headers, ...fromAnywhere() });
  }

  async login(username: string, password: string): Promise<Api> {
    const answer = await this.request('POST', '/parse/login', { username, password });
    assert.deepEqual({ status: answer.status, error: answer.body.error }, { status: 200, error: undefined });
    return this.as({ 'X-Parse-Session-Token': answer.body.sessionToken });
  }

  get sessionToken(): string {
    return this.headers['X-Parse-Session-Token'] ?? '';
  }
}
