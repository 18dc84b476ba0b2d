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

type Environment = Record<string, string>;

const begin = (env: Environment, program: string, args: string[]) =>
  spawn(program, args, { cwd: ROOT, env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env } });

async function endOf(child: ReturnType<typeof begin>, input: string): Promise<Ended> {
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said: printed.split('\n').filter((line) => line.trim()) };
}

/** Runs what `npm run NAME -- ARGS` runs, without the time that npm itself takes, and waits for its end. */
export const npmRun = (env: Environment, name: string, args: string[] = [], input = ''): Promise<Ended> =>
  endOf(begin(env, 'sh', ['-c', `${scripts[name]} "$@"`, name, ...args]), input);

/** Begins what npmRun has run before, as it was built then: to build it costs more than most commands do. */
export const beginAgain = (env: Environment, name: string, args: string[] = []) =>
  begin(env, process.execPath, [path.join('build', `${name}.cjs`), ...args]);

/** The same, and waits for its end. */
export const runAgain = (env: Environment, name: string, args: string[] = []): Promise<Ended> =>
  endOf(beginAgain(env, name, args), '');
