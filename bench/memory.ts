/** What a process takes of the machine's memory, as Linux counts it. */
import { readFileSync, writeFileSync } from 'node:fs';

const MEGABYTE = 1024 * 1024;

/** Of a living process; `VmHWM` is the most that it took. */
export function megabytes(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  const [, kilobytes] =
    new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1024) / MEGABYTE;
}

/** Forgets the peak so far; answers how many megabytes the process takes now, and asks what it took at most since. */
export function watchMemory(pid: number): { idle: number; peak: () => number } {
  // 5 sets the peak to what is taken now.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const idle = megabytes(pid, 'VmRSS');
  return { idle, peak: () => megabytes(pid, 'VmHWM') };
}
