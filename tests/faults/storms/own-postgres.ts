/** A PostgreSQL that a test may kill: of the same programs and account as the one that all tests share. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { databaseUri, onDatabase } from '../../support/databases';
import { freePort } from '../../support/free-port';

/** Where the shared server keeps its data. */
async function sharedDirectory(): Promise<string> {
  const [shown] = await onDatabase(databaseUri('postgres'), 'SHOW data_directory');
  return shown?.data_directory;
}

export class OwnPostgres {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly directory: string,
    private readonly programs: string,
    private readonly account: { uid?: number; gid?: number },
    private readonly port: number,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const shared = await sharedDirectory();
    const [program = ''] = readFileSync(path.join(shared, 'postmaster.opts'), 'utf8').split(' "');
    const { uid, gid } = statSync(shared);
    const directory = mkdtempSync(path.join(path.dirname(shared), 'storm-postgres-'));
    const account = process.getuid?.() === uid ? {} : { uid, gid };
    chownSync(directory, uid, gid);
    const own = new OwnPostgres(directory, path.dirname(program), account, await freePort());
    own.initialise();
    await own.run();
    return own;
  }

  get uri(): string {
    return `postgres://printshop@127.0.0.1:${this.port}/postgres`;
  }

  private get surroundings() {
    return { ...this.account, cwd: this.directory, env: { LC_ALL: 'C', TZ: 'UTC' } };
  }

  private initialise(): void {
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
    const given = ['-D', path.join(this.directory, 'data'), '-U', 'printshop', '--auth=trust', ...locale];
    execFileSync(path.join(this.programs, 'initdb'), given, { ...this.surroundings, stdio: 'ignore' });
  }

  /** Starts it; the last processes of one that was killed may have to end first. */
  private async run(): Promise<void> {
    const settings = [
      `port=${this.port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
    ];
    const given = ['-D', path.join(this.directory, 'data'), ...settings.flatMap((setting) => ['-c', setting])];
    for (;;) {
      const child = spawn(path.join(this.programs, 'postgres'), given, { ...this.surroundings, stdio: 'ignore' });
      const ended = new Promise<false>((resolve) => child.once('exit', () => resolve(false)));
      this.child = child;
      if (await Promise.race([ended, this.answers()])) return;
    }
  }

  private async answers(): Promise<true> {
    for (;;) {
      const client = new Client({ connectionString: this.uri });
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.end();
        return true;
      } catch {
        await sleep(100);
      }
    }
  }

  /** Ends it by this signal, and starts it again: SIGKILL is a crash, SIGQUIT an immediate restart. */
  async restart(signal: 'SIGKILL' | 'SIGQUIT'): Promise<void> {
    const ended = new Promise((resolve) => this.child?.once('exit', resolve));
    this.child?.kill(signal);
    await ended;
    await this.run();
  }

  /** Kills the process of one connection, after which PostgreSQL throws all others out and recovers. */
  async killConnection(): Promise<void> {
    const client = new Client({ connectionString: this.uri });
    client.on('error', () => undefined);
    await client.connect();
    const others = `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
    const { rows } = await client.query(others);
    if (rows[0]) process.kill(rows[0].pid, 'SIGKILL');
    await client.end().catch(() => undefined);
    await this.answers();
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child?.once('exit', resolve));
    this.child?.kill('SIGINT');
    await ended;
    rmSync(this.directory, { recursive: true, force: true });
  }
}
