/** Files that exactly one process makes, and a lock that outlives no owner. */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { readIfThere, startOf } from './process-life';

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
