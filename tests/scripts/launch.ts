/** The built product as a process that is not waited for: to be ended at any moment of its start. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../support/process';

export interface Launched {
  child: ChildProcess;
  /** Its exit code, null when it was killed, and everything it printed. */
  ended: Promise<{ code: number | null; said: string }>;
}

export function launch(env: Record<string, string>): Launched {
  const child = spawn(process.execPath, [path.join(ROOT, 'build', 'index.cjs')], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', PORT: '0', DEMO: '0', ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, said }))) };
}
