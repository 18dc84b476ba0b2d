/** A real Redis for a test: one that is found on this machine and started for it, or one that runs already. */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newFolder } from './folders';

const PROGRAMS = ['redis-server', 'valkey-server'];

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of a Redis or Valkey server: REDIS_SERVER_BINARY, or the first on PATH. */
export function redisProgram(): string | undefined {
  const given = process.env.REDIS_SERVER_BINARY;
  if (given) return given;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return PROGRAMS.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

/** Why no test that needs Redis is run here; undefined when they are. */
export const whyNoRedis = () =>
  redisProgram() || process.env.REDIS_URL
    ? undefined
    : 'not run: no redis-server or valkey-server on PATH, and neither REDIS_SERVER_BINARY nor REDIS_URL is set';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

export class Redis {
  private constructor(
    readonly url: string,
    private readonly port: number,
    private child: ChildProcess | undefined,
  ) {}

  /** One of its own for the test; the one of REDIS_URL where no program is found. */
  static async start(): Promise<Redis> {
    if (!redisProgram()) return new Redis(process.env.REDIS_URL as string, 0, undefined);
    const port = await freePort();
    const redis = new Redis(`redis://127.0.0.1:${port}`, port, undefined);
    await redis.begin();
    return redis;
  }

  /** Whether it can be taken away in the middle of a test. */
  get isOwn(): boolean {
    return this.child !== undefined;
  }

  /** Starts it, or starts it again, empty. */
  async begin(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--dir', newFolder('redis')];
    this.child = spawn(redisProgram() as string, options, { stdio: 'ignore' });
    while (!(await answers(this.port))) {
      if (this.child.exitCode !== null) throw new Error(`Redis ended with ${this.child.exitCode}`);
      await sleep(20);
    }
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child?.once('exit', resolve));
    // One that stands still ends only once it goes on.
    this.child.kill('SIGCONT');
    this.child.kill('SIGKILL');
    await ended;
  }

  /** Connected, but silent: as behind a line that swallows everything. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }
  thaw(): void {
    this.child?.kill('SIGCONT');
  }
}
