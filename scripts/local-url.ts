/** Where a program on the same machine reaches the shop: over loopback, whatever it is called outside. */
import type { Config } from '../cloud/config';

/** Hosts that mean every address of the machine, of which loopback is one. */
const EVERY = new Set(['0.0.0.0', '::', '*']);

export function localUrl({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const name = EVERY.has(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
