/** One request at a time writes to an upload, whichever process it came to: tus's lock, kept in the upload's row. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server';
import { isGone, OWN_LIFE } from '../adapters/process-life';
import type { Store } from '../data/store';
import { claimWriting, endWriting, goOnWriting, LEASE_MS } from '../data/upload-lease';
import { log } from '../log';

const LONGEST_WAIT_MS = 30_000;
const ASKED_AGAIN_MS = 50;
const GOES_ON_MS = LEASE_MS / 8;

class RowLock implements Lock {
  private readonly writer = `${OWN_LIFE} ${randomUUID()}`;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Store,
    private readonly uploadKey: string,
  ) {}

  /** Whoever writes is asked to stop, as somebody who comes back after a lost line wants. Throws ERR_LOCK_TIMEOUT. */
  async lock(signal: AbortSignal, requestRelease: RequestRelease): Promise<void> {
    const deadline = Date.now() + LONGEST_WAIT_MS;
    while (Date.now() < deadline && !signal.aborted) {
      const claim = await claimWriting(this.store, this.uploadKey, this.writer, isGone);
      if (claim === 'unknown') throw ERRORS.FILE_NOT_FOUND;
      if (claim === 'mine') {
        this.keep(requestRelease);
        return;
      }
      await sleep(ASKED_AGAIN_MS);
    }
    throw ERRORS.ERR_LOCK_TIMEOUT;
  }

  async unlock(): Promise<void> {
    clearInterval(this.timer);
    // What cannot be given back ends by itself.
    await endWriting(this.store, this.uploadKey, this.writer).catch((error) =>
      log.warn('The right to write to an upload could not be given back; it ends by itself', { error }),
    );
  }

  private keep(requestRelease: RequestRelease): void {
    let until = Date.now() + LEASE_MS;
    this.timer = setInterval(async () => {
      const next = Date.now() + LEASE_MS;
      try {
        if (await goOnWriting(this.store, this.uploadKey, this.writer)) until = next;
        else requestRelease();
      } catch {
        // A database that is away for a moment decides nothing.
        if (Date.now() > until) requestRelease();
      }
    }, GOES_ON_MS);
    this.timer.unref();
  }
}

export const rowLocker = (store: Store): Locker => ({ newLock: (uploadKey) => new RowLock(store, uploadKey) });
