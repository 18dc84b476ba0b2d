/** On behalf of which request something is done: known to every line of log that is written meanwhile. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import { isSecretName, looksOf } from './redact';

export interface Caller {
  id: string;
  role: string;
}

interface Carrier {
  headers: IncomingHttpHeaders;
  body?: unknown;
}

export interface RequestContext {
  id: string;
  carrier: Carrier;
  /** Who asks, once that is known. */
  caller?: Caller;
  /** The number of the refusal that was answered. */
  code?: number;
}

const requests = new AsyncLocalStorage<RequestContext>();

/** Does the work as part of the request, whatever it waits for. */
export const withinRequest = <T>(context: RequestContext, work: () => T): T => requests.run(context, work);

export const currentRequest = (): RequestContext | undefined => requests.getStore();

/** Notes who asks; the first to be found out is who sent the request. */
export function noteCaller(caller: Caller): void {
  const context = requests.getStore();
  if (context) context.caller ??= caller;
}

const MOST_VALUES = 500;

/** Every text below a secret's name in the request's headers and body, as it may look. */
export function secretsCarriedBy({ headers, body }: Carrier): string[] {
  const found: string[] = [];
  let looked = 0;
  const look = (value: unknown, isSecret: boolean): void => {
    looked++;
    if (looked > MOST_VALUES) return;
    if (typeof value === 'string') {
      // The scheme of an Authorization header is no secret; what follows it is.
      if (isSecret) found.push(value, ...value.split(/\s+/).slice(1));
    } else if (value !== null && typeof value === 'object' && !ArrayBuffer.isView(value))
      for (const [name, inner] of Object.entries(value)) look(inner, isSecret || isSecretName(name));
  };
  look(headers, false);
  look(body, false);
  return looksOf(found);
}
