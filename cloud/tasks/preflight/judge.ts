/** Has a file judged by a process of its own, within limits of time and memory. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Finding } from '../../domain/files/model';
import type { Answer, Order } from './order';

export interface Limits {
  seconds: number;
  memoryMb: number;
}

/** Built beside the server. */
const CHILD = path.join(__dirname, 'preflight-child.cjs');

/** For self-intersections and thin walls together. */
const SEARCH_MS = 3_000;
/** Findings, measures and a picture of 256 × 192 pixels are far smaller. */
const MOST_ANSWER_BYTES = 4 * 2 ** 20;

const refusal = (finding: Pick<Finding, 'check' | 'detail'>, since: number): Answer => ({
  findings: [{ outcome: 'failed', ...finding }],
  estimates: [],
  tookMs: Math.round(performance.now() - since),
});

/**
 * What is found out about the open file. A process that takes too long or too much, or ends of
 * itself, is a failed check like any other. Throws only when `signal` calls it off, and when no
 * process can be started.
 */
export function judgeApart(
  file: number,
  order: Pick<Order, 'fileName' | 'buildVolumes' | 'prints'>,
  { seconds, memoryMb }: Limits,
  signal: AbortSignal,
): Promise<Answer> {
  const since = performance.now();
  const child = spawn(process.execPath, [`--max-old-space-size=${memoryMb}`, CHILD], {
    // Nothing of the server's own: neither its keys nor its open connections.
    env: process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {},
    stdio: ['pipe', 'pipe', 'ignore', file],
    signal,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, seconds * 1000);
  const said: Buffer[] = [];
  let bytes = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_ANSWER_BYTES) child.kill('SIGKILL');
    else said.push(chunk);
  });
  // It may have ended before it read what it was asked.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(JSON.stringify({ ...order, searchMs: SEARCH_MS, memoryMb, seconds } satisfies Order));
  return new Promise<Answer>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve(JSON.parse(Buffer.concat(said).toString('utf8')) as Answer);
      const detail = isLate
        ? `Reading and checking it took longer than ${seconds} seconds.`
        : `Reading and checking it took more than ${memoryMb} MB of memory.`;
      resolve(refusal({ check: 'withinLimits', detail }, since));
    });
  }).finally(() => clearTimeout(timer));
}
