/** The shop's commands as people run them: in the project's folder, with an environment. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/process';

const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

export interface Ended {
  code: number | null;
  /** What it printed, without empty lines. */
  said: string[];
}

/** Runs what `npm run NAME -- ARGS` runs, without the time that npm itself takes, and waits for its end. */
export async function npmRun(
  env: Record<string, string>,
  name: string,
  args: string[] = [],
  input = '',
): Promise<Ended> {
  const child = spawn('sh', ['-c', `${scripts[name]} "$@"`, name, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said: printed.split('\n').filter((line) => line.trim()) };
}
