/** One request to a payment service, within a time limit. What went wrong on the way is said as ServiceTrouble. */
import { ServiceTrouble } from '../../domain/orders/payment-service';

export interface Asking {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
}

export interface Answer<Body> {
  status: number;
  body: Body;
}

/** Still at it, or too busy: heard or not, the same may be asked again. */
const LATER = new Set([408, 409, 425, 429]);

/** Answers what is below 500; the caller knows what a refusal means. */
export async function ask<Body>({ timeoutMs, url, ...request }: Asking): Promise<Answer<Partial<Body>>> {
  const { status, text } = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch((error: Error & { cause?: Error }) => {
      throw new ServiceTrouble('unknown', error.cause?.message ?? error.message);
    });
  if (status >= 500) throw new ServiceTrouble('broken', `The payment service answered ${status}.`);
  if (LATER.has(status)) throw new ServiceTrouble('unknown', `The payment service answered ${status}.`);
  return { status, body: read(text, status) };
}

function read<Body>(text: string, status: number): Partial<Body> {
  try {
    const body = JSON.parse(text || '{}');
    if (typeof body === 'object' && body !== null) return body;
  } catch {
    // Said below.
  }
  throw new ServiceTrouble('unknown', `The payment service answered ${status} with what is no JSON.`);
}
