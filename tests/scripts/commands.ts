/** The shop's commands as people run them: npm, in the project's folder, with an environment. */
import { spawn } from 'node:child_process';
import { ROOT } from '../support/process';

export interface Ended {
  code: number | null;
  /** What it printed, without empty lines. */
  said: string[];
}

/** Runs `npm run NAME -- ARGS` and waits for its end. */
export async function npmRun(
  env: Record<string, string>,
  name: string,
  args: string[] = [],
  input = '',
): Promise<Ended> {
  const child = spawn('npm', ['run', '--silent', name, '--', ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', npm_config_loglevel: 'error', ...env },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said: printed.split('\n').filter((line) => line.trim()) };
}
