/** The written folder on an unmodified Parse Server: a process with its Cloud Code, its schema imported, and nothing else. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { Api } from '../../support/api';
import { databaseUri, isPostgres, onServer } from '../../support/databases';
import { newFolder } from '../../support/folders';
import { MASTER_KEY, ROOT } from '../../support/process';
import { makeStaff, PASSWORD } from '../../support/staff';

export const APP_ID = 'b4aTest';
const LIVE = ['PrintJob', 'MaterialBatch', 'TimeLog', 'FileCheck', 'JobNote'];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

export class PlainShop {
  private child: ChildProcess | undefined;
  private printed = '';

  private constructor(
    readonly folder: string,
    private readonly port: number,
    private readonly uri: string,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get anybody(): Api {
    return new Api(this.url, { 'X-Parse-Application-Id': APP_ID });
  }

  get admin(): Api {
    return this.anybody.as({ 'X-Parse-Application-Id': APP_ID, 'X-Parse-Master-Key': MASTER_KEY });
  }

  async as(username: string): Promise<Api> {
    const { sessionToken } = await this.anybody.login(username, PASSWORD);
    return this.anybody.as({ 'X-Parse-Application-Id': APP_ID, 'X-Parse-Session-Token': sessionToken });
  }

  /** Writes the folder as its command does, and runs it with an empty database. */
  static async open(): Promise<PlainShop> {
    const folder = newFolder('back4app');
    const port = await freePort();
    const given = ['--app-id', APP_ID, '--server-url', `http://127.0.0.1:${port}/parse`, '--out', folder];
    const command = [path.join(ROOT, 'scripts', 'run.mjs'), 'back4app', ...given];
    execFileSync(process.execPath, [...command, '--web-url', 'https://shop.example'], { cwd: ROOT, stdio: 'pipe' });
    const name = `plain_${process.pid}_${port}`;
    if (isPostgres()) await onServer(`CREATE DATABASE ${name}`);
    const shop = new PlainShop(folder, port, databaseUri(name));
    await shop.start();
    execFileSync(process.execPath, [path.join(folder, 'import-schema.mjs')], {
      env: { ...process.env, SERVER_URL: `${shop.url}/parse`, APP_ID, MASTER_KEY, POSTGRES: isPostgres() ? '1' : '' },
      stdio: 'pipe',
    });
    await shop.runJob('prepare');
    await makeStaff(shop.admin);
    return shop;
  }

  /** `later`: as if so many milliseconds had gone by since it ended. */
  async start(later = 0): Promise<void> {
    const options = {
      appId: APP_ID,
      masterKey: MASTER_KEY,
      databaseURI: this.uri,
      port: this.port,
      serverURL: `${this.url}/parse`,
      publicServerURL: `${this.url}/parse`,
      cloud: path.join(this.folder, 'cloud', 'main.js'),
      filesAdapter: { module: require.resolve('@parse/fs-files-adapter'), options: {} },
      liveQuery: { classNames: LIVE },
      startLiveQueryServer: true,
      allowClientClassCreation: false,
      silent: true,
    };
    const child = spawn(
      process.execPath,
      [path.join(ROOT, 'tests', 'e2e', 'back4app', 'plain-server.cjs'), JSON.stringify(options), String(later)],
      {
        cwd: this.folder,
        env: { PATH: process.env.PATH, HOME: process.env.HOME, PARSE_SERVER_LOGS_FOLDER: 'null' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          this.printed += chunk;
          if (/^Ready$/m.test(String(chunk))) resolve();
        });
      child.once('exit', (code) => reject(new Error(`Parse Server ended with ${code}:\n${this.printed}`)));
    });
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }

  /** Runs a background job to its end, as the managed server's schedule does. */
  async runJob(name: string): Promise<void> {
    const headers = { 'X-Parse-Application-Id': APP_ID, 'X-Parse-Master-Key': MASTER_KEY };
    const begun = await fetch(`${this.url}/parse/jobs/${name}`, { method: 'POST', headers });
    const id = begun.headers.get('X-Parse-Job-Status-Id') ?? '';
    for (;;) {
      const { body } = await this.admin.get('_JobStatus', id);
      if (body.status === 'succeeded') return;
      if (body.status !== 'running') throw new Error(`${name}: ${JSON.stringify(body)}`);
    }
  }
}
