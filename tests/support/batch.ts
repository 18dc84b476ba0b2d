/** Many requests of one person sent as one: each is carried out, and answered, by itself. */
import type { Answer, Api } from './api';

export interface Part {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
}

/** A question for each body, all at one address. */
export const asking = (path: string, bodies: unknown[]): Part[] =>
  bodies.map((body) => ({ method: 'GET', path, body }));

/** The shop takes no more in one. */
const MOST = 50;

/** Answers in the order of the requests; a refusal has status 400, whichever it would have by itself. */
export async function inBatches(api: Api, parts: Part[], textOf: (body: unknown) => string = JSON.stringify) {
  const answers: Answer[] = [];
  for (let from = 0; from < parts.length; from += MOST) {
    const texts = parts
      .slice(from, from + MOST)
      .map(({ method, path, body = {} }) => `{"method":"${method}","path":"${path}","body":${textOf(body)}}`);
    const { status, body } = await api.request('POST', '/parse/batch', `{"requests":[${texts}]}`, {
      'Content-Type': 'application/json',
    });
    if (!Array.isArray(body)) throw new Error(`The batch was answered ${status} ${JSON.stringify(body)}`);
    for (const { success, error } of body)
      answers.push(error ? { status: 400, body: error } : { status: 200, body: success });
  }
  return answers;
}
