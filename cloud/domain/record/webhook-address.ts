/** To which addresses webhooks may go, as far as the address itself tells; and what becomes of a post to one. Pure. */

/** What the shop's own set-up allows beyond public https addresses. */
export interface Trusted {
  /** `n8n.lan`, or `n8n.lan:5678` for that port alone: may be private, and spoken to by plain http. */
  hosts: readonly string[];
  /** The same for this machine. */
  loopback: boolean;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Below are the services of a machine that are no web servers. */
const FIRST_FREE_PORT = 1024;

export const isTrusted = (url: URL, { hosts, loopback }: Trusted): boolean =>
  (loopback && LOOPBACK.has(url.hostname)) || hosts.includes(url.hostname) || hosts.includes(url.host);

/** Why nothing may be sent there; undefined when it may, so far. Where a name leads is looked at with each try. */
export function addressFault(address: string, trusted: Trusted): string | undefined {
  if (!URL.canParse(address)) return 'it is no address.';
  const url = new URL(address);
  if (url.username || url.password) return 'it holds a name or a password; the signature tells who sends.';
  if (isTrusted(url, trusted) && /^https?:$/.test(url.protocol)) return undefined;
  if (url.protocol !== 'https:') return 'it must begin with https://.';
  if (url.port && Number(url.port) < FIRST_FREE_PORT) return 'its port is none of a web server.';
  return undefined;
}

export type Answered =
  | { kind: 'answered'; status: number; text: string; retryAfterMs?: number }
  | { kind: 'failed'; why: string };

export type PostWebhook = (url: string, headers: Record<string, string>, body: string) => Promise<Answered>;
