/** The built product as its own process, the way a shop runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** npm and jest both run from the project's folder. */
export const ROOT = process.cwd();
export const MASTER_KEY = 'A-master-key-4-the-tests';

export interface Running {
  url: string;
  child: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** Ends it as Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** Starts the product and waits for its Ready line; its log goes to a file where one is named. Throws what it printed when it ends before. */
export async function start(
  env: Record<string, string>,
  entry = path.join(ROOT, 'build', 'index.cjs'),
  logFile?: string,
): Promise<Running> {
  const logTo = logFile === undefined ? 'pipe' : openSync(logFile, 'w');
  const child = spawn(process.execPath, [entry], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      // What a killed server leaves there goes with the run.
      TMPDIR: process.env.TEST_RUN_FOLDER ?? tmpdir(),
      PORT: '0',
      DEMO: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', logTo],
  });
  if (typeof logTo === 'number') closeSync(logTo);
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk;
      const ready = /Ready on (\S+)/.exec(printed);
      if (ready?.[1]) resolve(ready[1]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    ended.then((code) => reject(new Error(`The server ended with ${code}:\n${printed}`)));
  });
  return {
    url,
    child,
    output: () => printed,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
