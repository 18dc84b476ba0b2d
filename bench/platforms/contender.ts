/** What a shop would run instead: each keeps the same rows, rights and relations, and lists the same jobs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Question } from '../load';

export const WHO = ['coordinator', 'technician'] as const;
export type Who = (typeof WHO)[number];

export interface Contender {
  name: string;
  version: string;
  /** Makes the tables, the people and what they may see; before it is started for good. */
  prepare(): Promise<void>;
  /** Starts it; resolves when it listens. Whoever asks too early is refused. */
  start(): ChildProcess;
  /** The newest fifty jobs with client and technician, as this person. Rejects while it is not up. */
  list(who: Who): Promise<Question>;
  /** The rows of an answer. */
  rowsOf(body: unknown): { id: string | number }[];
}

/** What all are started with. */
export interface Ground {
  /** The Node that runs all of them. */
  node: string;
  /** Where a contender's packages and settings are. */
  folder: string;
  /** Its own database. */
  uri: string;
  port: number;
}

/** Starts a server of this ground; what it prints is kept in its folder. */
export function launch(ground: Ground, entry: string, args: string[], env: Record<string, string>): ChildProcess {
  const child = spawn(ground.node, [entry, ...args], {
    cwd: ground.folder,
    env: { PATH: process.env.PATH ?? '', HOME: ground.folder, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const keep = (chunk: Buffer) => appendFileSync(path.join(ground.folder, 'output.log'), chunk);
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return child;
}

/** Ends it, and waits until it has. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(late);
}

/** Megabytes that the process and those it started take, as Linux counts them. */
export function memoryOf(pid: number): number {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  const own = Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  return children.reduce((sum, child) => sum + memoryOf(child), own);
}

/** Asks until it is answered with rows; throws after a minute and a half. */
export async function answered(contender: Contender, child: ChildProcess, who: Who): Promise<Question> {
  const limit = Date.now() + 90_000;
  for (;;) {
    try {
      const question = await contender.list(who);
      const response = await fetch(question.url, { headers: question.headers });
      if (response.ok && contender.rowsOf(await response.json()).length === 50) return question;
      if (Date.now() > limit) throw new Error(`${contender.name} answers ${response.status} without its jobs.`);
    } catch (error) {
      if (child.exitCode !== null) throw new Error(`${contender.name} ended with ${child.exitCode}.`);
      if (Date.now() > limit) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
