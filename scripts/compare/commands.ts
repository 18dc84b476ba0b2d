/** Runs the programs that the preflight is compared with. */
import { spawnSync } from 'node:child_process';

const MOST_OUTPUT_BYTES = 64 * 2 ** 20;

/** What the command printed; throws with its last lines when it fails. */
export function run(command: string, args: string[], cwd?: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'latin1',
    maxBuffer: MOST_OUTPUT_BYTES,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${`${stdout}\n${stderr}`.slice(-500)}`);
  return stdout;
}

/** Those of the programs that are not installed. */
export const missing = (programs: readonly string[]): string[] =>
  programs.filter((program) => spawnSync('which', [program]).status !== 0);

/** Of a list with at least one number; the upper one of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
