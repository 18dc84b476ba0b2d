/** Files that exactly one process makes, and a lock that outlives no owner. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';

/** The file's text; undefined when there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function writeDraft(file: string, content: string, mode: number): string {
  const draft = `${file}.${randomUUID()}`;
  const descriptor = openSync(draft, 'wx', mode);
  try {
    writeSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return draft;
}

/** Makes the file whole or not at all; answers false when it is there already. A power cut leaves no empty file. */
export function writeOnce(file: string, content: string, mode = 0o644): boolean {
  const draft = writeDraft(file, content, mode);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** When a living process began, in the system's own words: a pid alone may come back as another process. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = pid > 0 ? readIfThere(`/proc/${pid}/stat`) : undefined;
    const [state, ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
    const boot = readIfThere('/proc/sys/kernel/random/boot_id')?.trim();
    return state === undefined || state === 'Z' ? undefined : `${boot}/${rest[18]}`;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

function livingHolder(content: string): number | undefined {
  const [, pid, start] = /^(\d+) (.*)\n$/.exec(content) ?? [];
  return pid !== undefined && startOf(Number(pid)) === start ? Number(pid) : undefined;
}

/**
 * Takes the lock for this process and answers how to give it back. Throws what `refusal` says of
 * the holder when one lives; a dead one's lock is taken over, by one of however many try.
 */
export function takeLock(file: string, refusal: (pid: number) => string): () => void {
  const mine = `${process.pid} ${startOf(process.pid)}\n`;
  for (;;) {
    if (writeOnce(file, mine)) break;
    const theirs = readIfThere(file);
    if (theirs === undefined) continue;
    const pid = livingHolder(theirs);
    if (pid !== undefined) throw new Error(refusal(pid));
    // Only the holder of this claim may replace these very words, so that no later owner is thrown out.
    const giveUpClaim = takeLock(`${file}.${Buffer.from(theirs.trim()).toString('base64url')}`, refusal);
    try {
      if (readIfThere(file) !== theirs) continue;
      renameSync(writeDraft(file, mine, 0o644), file);
      break;
    } finally {
      giveUpClaim();
    }
  }
  return () => {
    if (readIfThere(file) === mine) rmSync(file, { force: true });
  };
}
