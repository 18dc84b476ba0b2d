/** Requests to printers: limited in time and in what is read of an answer, and never sent on to another address. */
import type { Outcome } from '../../domain/orders/printer';

/** Until a question is answered. */
export const QUESTION_MS = 10_000;
/** For a file on its way, over the slow radio of a small computer. */
export const UPLOAD_MS = 600_000;
const MOST_BYTES = 262_144;

export interface Answer {
  status: number;
  /** undefined where the answer is no JSON object. */
  body: Record<string, unknown> | undefined;
  text: string;
}

/** What is asked reached nobody, so that it has certainly not been done. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_INVALID_URL',
]);

export class Unanswered extends Error {
  constructor(
    message: string,
    readonly neverLeft: boolean,
  ) {
    super(message);
  }
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Unanswered('Its answer is too long', false);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Where a printer answers, and what opens it. */
export interface Address {
  url: string;
  key: string;
  signal: AbortSignal | undefined;
}

/** One request with the API key. Throws Unanswered when there is no answer that can be read. */
export async function ask(
  { url, key, signal }: Address,
  path: string,
  request: { method?: string; body?: FormData; json?: unknown; timeoutMs?: number } = {},
): Promise<Answer> {
  const { method = 'GET', json, timeoutMs = QUESTION_MS } = request;
  try {
    const response = await fetch(url.replace(/\/+$/, '') + path, {
      method,
      headers: { 'X-Api-Key': key, ...(json === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: json === undefined ? request.body : JSON.stringify(json),
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]),
    });
    const text = await textOf(response);
    return { status: response.status, body: objectIn(text), text };
  } catch (error) {
    if (error instanceof Unanswered) throw error;
    const { name, cause } = error as Error & { cause?: { code?: string; message?: string } };
    if (name === 'TimeoutError') throw new Unanswered('It did not answer in time', false);
    if (name === 'AbortError') throw new Unanswered('It was not waited for', false);
    // Its own words would repeat the address, with a password in it perhaps.
    if (!cause) throw new Unanswered('Its address cannot be used', true);
    throw new Unanswered(cause.code ?? cause.message ?? 'It cannot be reached', NEVER_LEFT.has(cause.code ?? ''));
  }
}

/** What an answer says in words, for people. */
export function wordsOf({ status, body, text }: Answer): string {
  const error = body?.error as { message?: unknown } | string | undefined;
  const said = typeof error === 'string' ? error : error?.message;
  const words = typeof said === 'string' ? said : body ? '' : text.replace(/<[^>]*>/g, ' ');
  if (status >= 300 && status < 400) return `It sends on to another address (${status})`;
  return `${words.replace(/\s+/g, ' ').trim().slice(0, 200)} (${status})`.trim();
}

/** What became of a request that changes something: an answer of 5xx says nothing of it. */
export async function outcomeOf(asked: () => Promise<Answer>, nameIn: (answer: Answer) => string | undefined) {
  try {
    const answer = await asked();
    const name = answer.status >= 200 && answer.status < 300 ? nameIn(answer) : undefined;
    if (name !== undefined) return { kind: 'taken', name } satisfies Outcome;
    if (answer.status >= 300 && answer.status < 500) return { kind: 'refused', why: wordsOf(answer) } satisfies Outcome;
    return { kind: 'unknown', why: `It answered ${wordsOf(answer)}` } satisfies Outcome;
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return { kind: error.neverLeft ? 'refused' : 'unknown', why: error.message } satisfies Outcome;
  }
}

/** A number that was sent, where it is one; anything may have been. */
export function numberIn(value: unknown, most: number): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, 0), most) : undefined;
}

/** A text that was sent, as short as people read. */
export function wordIn(value: unknown, most = 300): string | undefined {
  return typeof value === 'string' && value ? value.replace(/\p{Cc}/gu, ' ').slice(0, most) : undefined;
}

/** Form data with a file of this disk, which is read as it is sent. */
export async function formWith(path: string, name: string, fields: Record<string, string>): Promise<FormData> {
  const { openAsBlob } = await import('node:fs');
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', await openAsBlob(path, { type: 'application/octet-stream' }), name);
  return form;
}
