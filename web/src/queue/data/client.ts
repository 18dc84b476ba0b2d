/** Plain requests to the server in one login's name: a phone at a printer waits for no SDK. */
import { madeBefore, type Row, ServerError, toServerError } from '../../providers/errors';
import { toRow } from '../../providers/rows';

type Json = Record<string, unknown>;

/** A request that takes longer counts as lost; what it should have done is asked for again. */
const PATIENCE_MS = 20_000;

export interface Place {
  url: string;
  appId: string;
  javascriptKey?: string;
}

/** What the server says, thrown as a ServerError; status 0 when it said nothing. */
export async function request(place: Place, token: string | undefined, method: string, path: string, body?: Json) {
  let answer: Json;
  try {
    const response = await fetch(`${place.url}${path}`, {
      method,
      headers: {
        'X-Parse-Application-Id': place.appId,
        ...(place.javascriptKey ? { 'X-Parse-Javascript-Key': place.javascriptKey } : {}),
        ...(token ? { 'X-Parse-Session-Token': token } : {}),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    answer = await response.json();
  } catch {
    throw toServerError({ code: 100, message: '' });
  }
  if (typeof answer.code === 'number' && answer.error)
    throw toServerError({ code: answer.code, message: answer.error });
  return answer;
}

export function createClient(place: Place, token: string) {
  const ask = (method: string, path: string, body?: Json) => request(place, token, method, path, body);
  return {
    async find(className: string, where: Json, options: Record<string, string | number> = {}): Promise<Row[]> {
      const query = new URLSearchParams({ where: JSON.stringify(where) });
      for (const [name, value] of Object.entries(options)) query.set(name, String(value));
      const { results } = await ask('GET', `/classes/${className}?${query}`);
      return (results as Json[]).map(toRow);
    },
    async get(className: string, id: string, include = ''): Promise<Row> {
      const [row] = await this.find(className, { objectId: id }, { include });
      if (!row) throw new ServerError('Object not found.', 404, { code: 101 });
      return row;
    },
    /** One that was made by an earlier try, whose answer was lost, is answered with that. */
    create: (className: string, fields: Json): Promise<Json> =>
      ask('POST', `/classes/${className}`, fields).catch((error) => {
        const objectId = madeBefore(error);
        if (!objectId) throw error;
        return { objectId };
      }),
    update: (className: string, id: string, fields: Json) => ask('PUT', `/classes/${className}/${id}`, fields),
    call: async (name: string, params: Json = {}) => (await ask('POST', `/functions/${name}`, params)).result as Json,
    leave: () => ask('POST', '/logout', {}),
  };
}

export type Client = ReturnType<typeof createClient>;
