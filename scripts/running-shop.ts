/** Where a program on the same machine reaches the shop: over loopback, whatever it is called outside. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../cloud/config';

/** Hosts that mean every address of the machine, of which loopback is one. */
const EVERY = new Set(['0.0.0.0', '::', '*']);

export function localUrl({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const name = EVERY.has(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

const noteIn = (dataDir: string) => path.join(dataDir, 'address');

/** Leaves word of where this process serves; answers how to take it back. */
export function noteAddress(config: Config): () => void {
  const file = noteIn(config.dataDir);
  const mine = `${process.pid} ${localUrl(config)}\n`;
  mkdirSync(config.dataDir, { recursive: true });
  writeFileSync(file, mine);
  return () => {
    if (readNote(config.dataDir) === mine) rmSync(file, { force: true });
  };
}

function readNote(dataDir: string): string | undefined {
  try {
    return readFileSync(noteIn(dataDir), 'utf8');
  } catch {
    return undefined;
  }
}

/** Where the shop of this dataDir serves; undefined when the process that said so lives no more. */
export function notedAddress(dataDir: string): string | undefined {
  const [, pid, url] = /^(\d+) (\S+)\n$/.exec(readNote(dataDir) ?? '') ?? [];
  try {
    return pid !== undefined && process.kill(Number(pid), 0) ? url : undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? url : undefined;
  }
}
