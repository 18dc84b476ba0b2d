/** Places to back up into and to restore into, and commands that are stopped in the middle. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { databaseUri, isPostgres, onServer } from '../support/databases';
import { newFolder } from '../support/folders';
import { MASTER_KEY, ROOT } from '../support/process';

/** An empty database and an empty DATA_DIR. */
export async function emptyPlace(): Promise<Record<string, string>> {
  const name = `place_${randomBytes(6).toString('hex')}`;
  if (isPostgres()) await onServer(`CREATE DATABASE ${name}`);
  return { DATABASE_URI: databaseUri(name), DATA_DIR: newFolder('place'), MASTER_KEY, PREFLIGHT_AT_ONCE: '0' };
}

/** Every file below a folder, by its path within it. */
export function filesBelow(folder: string, within = ''): string[] {
  return readdirSync(path.join(folder, within)).flatMap((name) => {
    const file = path.join(within, name);
    return statSync(path.join(folder, file)).isDirectory() ? filesBelow(folder, file) : [file];
  });
}

/** Runs a command of the shop and ends it as a power cut does: once it has said this, or when `until` says so. */
export async function cut(
  env: Record<string, string>,
  name: string,
  args: string[],
  until: RegExp | Promise<unknown>,
): Promise<string> {
  // Without a shell between, so that the signal meets the command.
  const child = spawn(process.execPath, ['scripts/run.mjs', name, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
      if (until instanceof RegExp && until.test(said)) child.kill('SIGKILL');
    });
  if (until instanceof Promise) until.then(() => child.kill('SIGKILL'));
  await new Promise((resolve) => child.once('close', resolve));
  return said;
}

/** Keeps everybody from a table until it is let go, as a long-running change of it does. */
export class HeldTable {
  private constructor(private readonly client: Client) {}

  static hold(uri: string, table: string): Promise<HeldTable> {
    return HeldTable.by(uri, `LOCK TABLE "${table}" IN ACCESS EXCLUSIVE MODE`);
  }

  /** Only from changing its rows or what it is made of. */
  static holdChanges(uri: string, table: string): Promise<HeldTable> {
    return HeldTable.by(uri, `LOCK TABLE "${table}" IN EXCLUSIVE MODE`);
  }

  /** Only from changing its rows; indexes can be made. */
  static holdRows(uri: string, table: string): Promise<HeldTable> {
    return HeldTable.by(uri, `SELECT FROM "${table}" FOR UPDATE`);
  }

  private static async by(uri: string, statement: string): Promise<HeldTable> {
    const client = new Client({ connectionString: uri });
    await client.connect();
    await client.query('BEGIN');
    await client.query(statement);
    return new HeldTable(client);
  }

  /** Resolves once somebody waits for it. */
  async isAwaited(): Promise<void> {
    for (;;) {
      const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`;
      if ((await this.client.query(waiting)).rowCount) return;
    }
  }

  async letGo(): Promise<void> {
    await this.client.query('ROLLBACK');
    await this.client.end();
  }
}
