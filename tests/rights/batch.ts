/** Many requests of one person in as few as the server takes. */
import type { Answer, Api } from '../support/api';

export interface BatchRequest {
  method: string;
  path: string;
  body?: unknown;
}

/** So many at once wait for each other no longer than a test may take. */
const AT_ONCE = 50;

/** Each request's own answer, in their order, as it would be given to the request alone. */
export async function inBatch(api: Api, requests: BatchRequest[]): Promise<Answer[]> {
  if (!requests.length) return [];
  const { status, body } = await api.request('POST', '/parse/batch', { requests: requests.slice(0, AT_ONCE) });
  if (status !== 200) throw new Error(`The batch was refused: ${JSON.stringify(body)}`);
  const answers = (body as { success?: unknown; error?: unknown }[]).map(({ success, error }) => ({
    status: error ? 400 : 200,
    body: error ?? success,
  }));
  return [...answers, ...(await inBatch(api, requests.slice(AT_ONCE)))];
}
