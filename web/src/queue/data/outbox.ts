/**
 * Keeps what one login entered until the server has taken it, in the order it was entered. An entry stands on the
 * device before its screen says so; what the server refuses stays, with the server's sentence.
 */
import type { Row } from '../../providers/errors';
import { type Draft, type Entry, followersOf, following, nextToSend } from './entries';
import type { KeptEntries } from './kept';
import type { Outcome } from './sending';

export interface OutboxParts {
  owner: string;
  kept: KeptEntries;
  send: (entry: Entry) => Promise<Outcome>;
  /** Before the entry is gone, so that nothing vanishes from the screen in between. */
  onTaken: (entry: Entry, row: Row) => void;
  onSignedOut: () => void;
  onChange: () => void;
  /** Lets one tab at a time send. */
  alone: (work: () => Promise<void>) => Promise<void>;
}

export type Sent = 'all' | 'later' | 'stopped';

export function createOutbox(parts: OutboxParts) {
  const { owner, kept, onChange } = parts;
  let entries: Entry[] = [];
  let sending: Promise<Sent> | undefined;
  let sendingId: string | undefined;
  let isWanted = false;
  let isClosed = false;

  async function load(): Promise<void> {
    entries = await kept.entriesOf(owner);
    onChange();
  }

  async function change(put: Entry[], remove: string[] = []): Promise<void> {
    await kept.change(put, remove);
    await load();
  }

  /** Answers whether the rest may be tried. */
  async function settle(entry: Entry, outcome: Outcome): Promise<boolean> {
    if (outcome.kind === 'taken') {
      parts.onTaken(entry, outcome.row);
      const followers = entries.filter(({ after }) => after === entry.id);
      await change(
        followers.map((follower) => following(follower, outcome.row)),
        [entry.id],
      );
      return true;
    }
    if (outcome.kind === 'refused') {
      const { code, message } = outcome;
      await change([{ ...entry, state: 'refused', refusal: { code, message }, tries: entry.tries + 1 }]);
      return true;
    }
    if (entries.some(({ id }) => id === entry.id)) await change([{ ...entry, tries: entry.tries + 1 }]);
    if (outcome.kind === 'signedOut') parts.onSignedOut();
    return outcome.kind === 'later' && !outcome.isDown;
  }

  async function sendAll(): Promise<Sent> {
    const passed = new Set<string>();
    // Another tab may have sent or entered some.
    await load();
    for (;;) {
      if (isClosed) return 'stopped';
      const entry = nextToSend(entries, passed);
      if (!entry) return passed.size ? 'later' : 'all';
      sendingId = entry.id;
      onChange();
      const outcome = await parts.send(entry);
      sendingId = undefined;
      if (!(await settle(entry, outcome))) return outcome.kind === 'signedOut' ? 'stopped' : 'later';
      if (outcome.kind === 'later') passed.add(entry.id);
    }
  }

  async function turns(): Promise<Sent> {
    let sent: Sent = 'later';
    while (isWanted) {
      isWanted = false;
      await parts.alone(async () => {
        sent = await sendAll();
      });
    }
    return sent;
  }

  return {
    load,
    entries: () => entries,
    sendingId: () => sendingId,
    /** Resolves when they stand on the device; all of them or none. */
    async add(drafts: Draft[]): Promise<void> {
      const last = Math.max(0, ...entries.map(({ order }) => order));
      const enteredAt = new Date().toISOString();
      await change(
        drafts.map((draft, index) => ({
          ...draft,
          order: last + 1 + index,
          owner,
          enteredAt,
          state: 'waiting' as const,
          tries: 0,
        })),
      );
    },
    /** Puts a changed entry in the place of the old one, to be sent again; those that it took in are dropped. */
    async retry(entry: Entry, drop: string[] = []): Promise<void> {
      await change([{ ...entry, state: 'waiting', refusal: undefined, tries: 0 }], drop);
    },
    /** Removes it, and what cannot be sent without it. */
    async discard(id: string): Promise<void> {
      await change([], [id, ...followersOf(id, entries).map((follower) => follower.id)]);
    },
    /** Sends what can be sent, once more when somebody asks meanwhile. */
    send(): Promise<Sent> {
      isWanted = true;
      sending ??= turns().finally(() => {
        sending = undefined;
        onChange();
      });
      return sending;
    },
    close(): void {
      isClosed = true;
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
