/** Whether a process lives: a pid alone may come back as another process, or be counted in another container. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** What stands for a missing file, and for a process that ends while its file is read. */
const NOT_THERE = new Set(['ENOENT', 'ESRCH']);

/** The file's text; undefined when there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (NOT_THERE.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a living process began, in the system's own words. */
export function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = pid > 0 ? readIfThere(`/proc/${pid}/stat`) : undefined;
    const [state, ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
    const boot = readIfThere('/proc/sys/kernel/random/boot_id')?.trim();
    return state === undefined || state === 'Z' ? undefined : `${boot}/${rest[18]}`;
  }
  if (!answersSignals(pid)) return undefined;
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** Where pids mean what they mean to this process; undefined where that cannot be told. */
function pidSpace(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return undefined;
  }
}

const SPACE = pidSpace();

/** This process, by a name that no other has anywhere. */
export const OWN_LIFE = `${SPACE ?? 'somewhere'} ${process.pid} ${startOf(process.pid)}`;

/** A process of somebody else may not be shown, and live. */
const isHidden = (pid: number) => readIfThere(`/proc/${pid}/stat`) === undefined && answersSignals(pid);

/** Is this process known to have ended? One of another machine or container never is. */
export function isGone(life: string): boolean {
  if (SPACE === undefined || !life.startsWith(`${SPACE} `)) return false;
  const [pid, start] = life.slice(SPACE.length + 1).split(' ');
  return startOf(Number(pid)) !== start && !isHidden(Number(pid));
}
