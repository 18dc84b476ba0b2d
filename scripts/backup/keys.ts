/** The keys of a shop, which are no part of its backup: in a file of their own, for its owner alone. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeOnce } from '../../cloud/adapters/owner-lock';
import type { Config } from '../../cloud/config';

/** Made once into DATA_DIR where the environment does not give them. The database's own password is made anew. */
const NAMES = ['dashboard-password', 'dashboard-cookie', 'demo-password'];
const MASTER_KEY = 'master-key';

const isInside = (folder: string, file: string) => !path.relative(folder, file).startsWith('..');

/** Throws a sentence when the keys cannot be written there: it exists, or lies where the backup does. */
export function checkKeysPlace(file: string, root: string): void {
  if (isInside(root, file)) throw new Error(`${file} lies in the backup; keep the keys apart from it.`);
  if (existsSync(file)) throw new Error(`${file} is there already.`);
}

/** Writes the keys into a new file. */
export function writeKeys({ dataDir, masterKey }: Config, file: string): void {
  const kept = NAMES.filter((name) => existsSync(path.join(dataDir, name)));
  const entries = kept.map((name) => [name, readFileSync(path.join(dataDir, name), 'utf8').trim()]);
  const keys = { [MASTER_KEY]: masterKey, ...Object.fromEntries(entries) };
  if (!writeOnce(file, `${JSON.stringify(keys, undefined, 1)}\n`, 0o600)) throw new Error(`${file} is there already.`);
}

/** Puts the keys of such a file into DATA_DIR, over what is there. Throws a sentence when it is none. */
export function bringKeys({ dataDir }: Config, file: string): void {
  const keys = readKeys(file);
  mkdirSync(dataDir, { recursive: true });
  for (const name of [MASTER_KEY, ...NAMES]) {
    const place = path.join(dataDir, name);
    if (keys[name] === undefined) continue;
    rmSync(place, { force: true });
    writeOnce(place, `${keys[name]}\n`, 0o600);
  }
}

function readKeys(file: string): Record<string, string> {
  const text = readFileSync(file, 'utf8');
  try {
    const keys = JSON.parse(text) as Record<string, string>;
    if (typeof keys[MASTER_KEY] === 'string') return keys;
  } catch {
    // Said below, without what stands in the file.
  }
  throw new Error(`${file} holds no keys of a shop.`);
}
