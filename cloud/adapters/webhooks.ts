/** Posts to webhooks: to public addresses alone, each connection to the very address that was looked at. */
import { type LookupAddress, lookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import {
  type Answered,
  addressFault,
  isTrusted,
  type PostWebhook,
  type Trusted,
} from '../domain/record/webhook-address';

const MOST_BYTES = 1000;
const LONGEST_ASKED_WAIT_MS = 6 * 3_600_000;

/** What is not one machine of the public internet. */
const CLOSED = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  CLOSED.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  CLOSED.addSubnet(net, prefix, 'ipv6');
/** Of the sixth version only this part is given out to machines at all. */
const GIVEN_OUT = new BlockList();
GIVEN_OUT.addSubnet('2000::', 3, 'ipv6');

export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !CLOSED.check(address, 'ipv4');
  return isIP(address) === 6 && GIVEN_OUT.check(address, 'ipv6') && !CLOSED.check(address, 'ipv6');
}

const NOT_PUBLIC = 'This name leads to no public address.';

/** Looks a name up, and answers public addresses alone: those are connected to, whatever the name says next. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, '');
    const open = found.filter(({ address }) => isPublic(address));
    const [first] = open;
    if (!first) return callback(Object.assign(new Error(NOT_PUBLIC), { code: 'NOT_PUBLIC' }), '');
    if (options.all) return callback(null, open);
    return callback(null, first.address, first.family);
  });
};

async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_BYTES) break;
  }
  const text = Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8');
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

function askedWait(header: string | undefined): number | undefined {
  const seconds = header === undefined ? Number.NaN : Number(header);
  return seconds >= 0 ? Math.min(seconds * 1000, LONGEST_ASKED_WAIT_MS) : undefined;
}

/** Posts JSON; never sent on, never longer than the time limit, whatever the other side does. */
export function webhookPoster(settings: Trusted & { timeoutMs: number }): PostWebhook {
  return async (address, headers, body) => {
    const why = addressFault(address, settings);
    if (why) return { kind: 'failed', why };
    const url = new URL(address);
    const trusted = isTrusted(url, settings);
    // An address in digits is not looked up.
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (!trusted && isIP(literal) && !isPublic(literal)) return { kind: 'failed', why: 'This is no public address.' };
    return new Promise<Answered>((resolve) => {
      const send = url.protocol === 'https:' ? requestHttps : requestHttp;
      const request = send(url, {
        method: 'POST',
        agent: false,
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          'User-Agent': 'print-shop-webhooks/1',
          ...headers,
        },
        ...(trusted ? {} : { lookup: lookupPublic }),
      });
      let status: IncomingMessage | undefined;
      const end = (answered: Answered) => {
        clearTimeout(timer);
        request.destroy();
        resolve(answered);
      };
      const answered = (response: IncomingMessage, text: string) =>
        end({
          kind: 'answered',
          status: response.statusCode ?? 0,
          text,
          retryAfterMs: askedWait(response.headers['retry-after']),
        });
      const timer = setTimeout(() => {
        if (status) answered(status, '');
        else end({ kind: 'failed', why: 'It did not answer in time.' });
      }, settings.timeoutMs);
      request.on('response', (response) => {
        status = response;
        beginningOf(response).then(
          (text) => answered(response, text),
          () => answered(response, ''),
        );
      });
      request.on('error', (error: NodeJS.ErrnoException) => {
        end({ kind: 'failed', why: error.code === 'NOT_PUBLIC' ? NOT_PUBLIC : (error.code ?? error.message) });
      });
      request.end(body);
    });
  };
}
