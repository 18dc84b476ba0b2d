/** One person's queue on one device: who is signed in, what the server told last, what waits to be sent. */
import { isSignedOut, type Row, ServerError } from '../../providers/errors';
import type { Live } from '../../providers/live';
import { type Client, createClient, type Place, request } from './client';
import type { Draft, Entry } from './entries';
import type { Kept } from './kept';
import type { Login, LoginPlace } from './login';
import { createOutbox, type Outbox } from './outbox';
import { createPatience } from './patience';
import { send } from './sending';
import { LISTS, type ListName, readMe, readSnapshot, type Snapshot, withRow } from './snapshot';
import { type View, viewOf } from './view';

export interface State {
  /** ended: the server ended the session; its login's outbox waits for whoever signs in to it again. */
  phase: 'loading' | 'signedOut' | 'ended' | 'ready';
  login?: Login;
  snapshot?: Snapshot;
  view?: View;
  entries: Entry[];
  sendingId?: string;
  isConnected: boolean;
  /** Why the server tells nothing, in its own words. */
  problem?: string;
}

export interface QueueParts {
  place: Place;
  logins: LoginPlace;
  kept: Kept;
  live: Live;
  alone: (work: () => Promise<void>) => Promise<void>;
}

const GATHER_MS = 150;
/** Events may be lost without anybody noticing. */
const AGAIN_MS = 60_000;

export function createQueue({ place, logins, kept, live, alone }: QueueParts) {
  const watchers = new Set<() => void>();
  let state: State = { phase: 'loading', entries: [], isConnected: true };
  let client: Client | undefined;
  let outbox: Outbox | undefined;
  let reading: Promise<void> | undefined;
  let takenCount = 0;
  let lostCount = 0;
  let gather: ReturnType<typeof setTimeout> | undefined;
  const wanted = new Set<ListName>();
  const reads = createPatience(() => wake());
  const sends = createPatience(() => sendAll());

  function set(next: Partial<State>): void {
    state = { ...state, ...next };
    const { snapshot, entries } = state;
    if ('snapshot' in next || 'entries' in next) state.view = snapshot && viewOf(snapshot, entries);
    for (const watcher of watchers) watcher();
  }

  function leave(phase: 'signedOut' | 'ended'): void {
    reads.succeeded();
    sends.succeeded();
    clearTimeout(gather);
    wanted.clear();
    outbox?.close();
    live.close();
    client = undefined;
    // What the last person saw is not for the next one.
    if (state.login) kept.forgetSnapshot(state.login.userId);
    if (phase === 'ended') set({ phase, snapshot: undefined });
    else set({ phase, snapshot: undefined, login: undefined, entries: [], problem: undefined });
  }

  async function sendAll(): Promise<void> {
    if (!client || !outbox) return;
    if ((await outbox.send()) === 'later') sends.failed();
  }

  async function readOnce(asking: Client, login: Login): Promise<void> {
    const names = new Set(wanted);
    wanted.clear();
    const taken = takenCount;
    const me = names.size === LISTS.length || !state.snapshot ? await readMe(asking) : state.snapshot.me;
    const snapshot = await readSnapshot(asking, me, state.snapshot, names);
    if (client !== asking) return;
    // What was taken in between may be missing from what was read.
    if (takenCount !== taken) for (const name of names) wanted.add(name);
    else {
      set({ snapshot, problem: undefined, phase: 'ready' });
      await kept.keepSnapshot(login.userId, snapshot).catch(() => undefined);
    }
  }

  async function read(): Promise<void> {
    const { login } = state;
    const asking = client;
    // Another one may have read what was wanted; where nothing is asked, nothing says that the network is there.
    if (!asking || !login || !wanted.size) return;
    const lost = lostCount;
    try {
      while (wanted.size && client === asking) await readOnce(asking, login);
      // What was asked before the network went may be answered after: that answer does not bring it back.
      if (lost === lostCount) set({ isConnected: live.connection() !== 'reconnecting' });
      // Whoever could not read could not send either.
      if (reads.succeeded()) void sendAll();
    } catch (error) {
      if (client !== asking) return;
      if (isSignedOut(error)) return leave('ended');
      if (!(error instanceof ServerError)) throw error;
      if (error.status === 0) set({ isConnected: false });
      else set({ problem: error.message });
      reads.failed();
    }
  }

  function refresh(names: readonly ListName[] = LISTS): Promise<void> {
    for (const name of names) wanted.add(name);
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  function refreshSoon(names: readonly ListName[]): void {
    for (const name of names) wanted.add(name);
    clearTimeout(gather);
    gather = setTimeout(() => void refresh([]), GATHER_MS);
  }

  /** The network may be back. */
  async function wake(): Promise<void> {
    if (!client) return;
    live.open();
    live.check();
    await Promise.all([refresh(), sendAll()]);
  }

  async function enter(login: Login): Promise<void> {
    const { userId, token } = login;
    const entered = createClient(place, token);
    client = entered;
    const mine = createOutbox({
      owner: userId,
      kept,
      alone,
      send: (entry) => send(entry, entered),
      onTaken(entry, row) {
        takenCount += 1;
        sends.succeeded();
        if (state.snapshot) set({ snapshot: withRow(state.snapshot, entry.className, row) });
        refreshSoon(LISTS);
      },
      onSignedOut: () => client === entered && leave('ended'),
      onChange: () => client === entered && set({ entries: mine.entries(), sendingId: mine.sendingId() }),
    });
    outbox = mine;
    set({ phase: 'loading', login });
    const [snapshot] = await Promise.all([kept.snapshotOf(userId).catch(() => undefined), mine.load()]);
    if (client !== entered) return;
    set({ snapshot, phase: snapshot ? 'ready' : 'loading' });
    live.reopen();
    await wake();
  }

  function follow(): void {
    const names: Record<string, readonly ListName[]> = {
      PrintJob: ['jobs', 'logs', 'notes', 'checks'],
      TimeLog: ['logs'],
      JobNote: ['notes'],
      FileCheck: ['checks'],
      MaterialBatch: ['batches'],
    };
    for (const [className, lists] of Object.entries(names))
      live.subscribe(`resource/${className}`, () => refreshSoon(lists));
    // Somebody who was made inactive is out at once.
    live.subscribe('resource/Technician', ({ payload }) => {
      if (payload.ids.includes(state.snapshot?.me.technicianId ?? '')) void refresh();
    });
    live.watch(() => {
      if (live.connection() === 'reconnecting') set({ isConnected: false });
      else void wake();
    });
  }

  return {
    state: () => state,
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    start(): void {
      const login = logins.read();
      follow();
      logins.watch(() => {
        const now = logins.read();
        if (now?.token === state.login?.token) return;
        leave('signedOut');
        if (now) void enter(now);
      });
      setInterval(() => document.visibilityState === 'visible' && void wake(), AGAIN_MS);
      document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void wake());
      window.addEventListener('offline', () => {
        lostCount += 1;
        set({ isConnected: false });
      });
      window.addEventListener('online', () => {
        if (!client) return;
        reads.succeeded();
        sends.succeeded();
        live.reopen();
        void wake();
      });
      if (login) void enter(login);
      else set({ phase: 'signedOut' });
    },
    /** `code` is that of the second factor, where the server asked for one. */
    async signIn(username: string, password: string, code?: string): Promise<void> {
      const mfa = code ? { authData: { mfa: { token: code } } } : {};
      const user = await request(place, undefined, 'POST', '/login', { username, password, ...mfa });
      const login = { userId: String(user.objectId), username, token: String(user.sessionToken) };
      // Whose profile is not active is told so here, and is not let in.
      await readMe(createClient(place, login.token));
      if (state.login && state.login.userId !== login.userId) leave('signedOut');
      logins.write(login);
      await enter(login);
    },
    async signOut(): Promise<void> {
      const leaving = client;
      logins.forget();
      leave('signedOut');
      await leaving?.leave().catch(() => undefined);
    },
    /** Resolves when the entries are safe on this device. */
    async act(drafts: Draft[]): Promise<void> {
      if (!outbox) throw new Error('Nobody is signed in');
      await outbox.add(drafts);
      void navigator.storage?.persist?.();
      void sendAll();
    },
    async retry(entry: Entry, drop: string[] = []): Promise<void> {
      // Whoever tries a move again has seen where the job is now.
      const seen = entry.kind === 'create' ? undefined : rowOf(entry);
      await outbox?.retry({ ...entry, seen: seen ?? entry.seen }, drop);
      void sendAll();
    },
    async discard(id: string): Promise<void> {
      await outbox?.discard(id);
    },
    wake,
    /** One of the server's functions, in the name of whoever is signed in. */
    ask(name: string, params: Record<string, unknown>): Promise<Record<string, unknown>> {
      return client ? client.call(name, params) : Promise.reject(new Error('Nobody is signed in'));
    },
    token: () => state.login?.token,
  };

  function rowOf({ className, rowId }: Entry): Row | undefined {
    const list = className === 'PrintJob' ? state.snapshot?.jobs : state.snapshot?.logs;
    return list?.find(({ id }) => id === rowId);
  }
}

export type Queue = ReturnType<typeof createQueue>;
