/**
 * Live updates in the contract of ra-realtime: subscribe(topic, callback), unsubscribe(topic, callback); topics
 * `resource/PrintJob` and `resource/PrintJob/ID`; events { type, topic, payload: { ids }, date }. Events are hints: who
 * gets one fetches. `refetch` stands for whatever was missed, after a lost connection.
 */
export type LiveType = 'created' | 'updated' | 'deleted' | 'refetch';

export interface LiveEvent {
  type: LiveType;
  topic: string;
  payload: { ids: string[] };
  date: string;
}

export type Listener = (event: LiveEvent) => void;
export type Connection = 'connecting' | 'connected' | 'reconnecting';

export interface LiveOptions {
  url: string;
  appId: string;
  javascriptKey?: string;
  /** undefined: nobody is signed in, nothing is connected. */
  sessionToken: () => string | undefined;
  socket?: typeof WebSocket;
}

const TYPES: Record<string, LiveType> = {
  create: 'created',
  enter: 'created',
  update: 'updated',
  leave: 'deleted',
  delete: 'deleted',
};
const RETRY_MS = [200, 500, 1000, 2000, 4000];
/** A subscription that the server could not make just now is asked for again after this long. */
const ASK_AGAIN_MS = 3_000;
/** A connection that says nothing for so long after it was asked something is dead. */
const SILENCE_MS = 8_000;

interface Message {
  op: string;
  requestId?: number;
  object?: { objectId: string };
}

const classOf = (topic: string) => topic.split('/')[1] ?? '';

export function createLive({ url, appId, javascriptKey, sessionToken, socket: Socket = WebSocket }: LiveOptions) {
  const listeners = new Map<string, Set<Listener>>();
  const watchers = new Set<() => void>();
  /** A class's subscription is its number in the conversation with the server. */
  const numbers = new Map<string, number>();
  let socket: WebSocket | undefined;
  let connection: Connection = 'connecting';
  let tries = 0;
  let serial = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const wanted = () => new Set([...listeners.keys()].map(classOf));
  const send = (message: object) => socket?.send(JSON.stringify(message));

  function show(next: Connection): void {
    if (next === connection) return;
    connection = next;
    for (const watcher of watchers) watcher();
  }

  function tell(topic: string, type: LiveType, ids: string[]): void {
    const event = { type, topic, payload: { ids }, date: new Date().toISOString() };
    for (const listener of [...(listeners.get(topic) ?? [])]) listener(event);
  }

  function ask(className: string): void {
    const known = numbers.get(className);
    const requestId = known ?? ++serial;
    numbers.set(className, requestId);
    const query = { className, where: {} };
    send({ op: known ? 'update' : 'subscribe', requestId, sessionToken: sessionToken(), query });
  }

  function askMissing(): void {
    if (connection !== 'connected') return;
    for (const className of wanted()) if (!numbers.has(className)) ask(className);
  }

  function take(message: Message): void {
    clearTimeout(silence);
    if (message.op === 'connected') {
      tries = 0;
      show('connected');
      askMissing();
      return;
    }
    const className = [...numbers].find(([, number]) => number === message.requestId)?.[0];
    if (!className) return;
    if (message.op === 'subscribed') {
      // What happened before this moment was sent to nobody.
      for (const topic of listeners.keys()) if (classOf(topic) === className) tell(topic, 'refetch', []);
      return;
    }
    if (message.op === 'error') {
      numbers.delete(className);
      setTimeout(askMissing, ASK_AGAIN_MS);
      return;
    }
    const type = TYPES[message.op];
    const id = message.object?.objectId;
    if (!type || !id) return;
    tell(`resource/${className}`, type, [id]);
    tell(`resource/${className}/${id}`, type, [id]);
  }

  function forget(): void {
    clearTimeout(retry);
    clearTimeout(silence);
    const closed = socket;
    socket = undefined;
    numbers.clear();
    closed?.close();
  }

  function lose(): void {
    forget();
    if (!sessionToken()) return;
    show('reconnecting');
    retry = setTimeout(open, RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]);
    tries += 1;
  }

  function open(): void {
    if (socket || !sessionToken()) return;
    clearTimeout(retry);
    const opened = new Socket(url);
    socket = opened;
    silence = setTimeout(lose, SILENCE_MS);
    opened.onopen = () => send({ op: 'connect', applicationId: appId, javascriptKey, sessionToken: sessionToken() });
    opened.onmessage = ({ data }) => take(JSON.parse(String(data)));
    opened.onclose = () => {
      if (socket === opened) lose();
    };
  }

  function close(): void {
    forget();
    show('connecting');
  }

  return {
    subscribe(topic: string, listener: Listener): Promise<void> {
      const there = listeners.get(topic) ?? new Set();
      listeners.set(topic, there.add(listener));
      askMissing();
      open();
      return Promise.resolve();
    },
    unsubscribe(topic: string, listener: Listener): Promise<void> {
      const there = listeners.get(topic);
      there?.delete(listener);
      if (there?.size === 0) listeners.delete(topic);
      const className = classOf(topic);
      const requestId = numbers.get(className);
      if (requestId !== undefined && !wanted().has(className)) {
        numbers.delete(className);
        send({ op: 'unsubscribe', requestId });
      }
      return Promise.resolve();
    },
    connection: () => connection,
    /** Calls back at every change of the connection; answers how to stop. */
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    open,
    close,
    /** Opens a new connection at once: the network came back, or somebody signed in. */
    reopen(): void {
      close();
      open();
    },
    /** Subscribes anew, so that every listener fetches what it may have missed; a dead connection is found out. */
    check(): void {
      if (connection !== 'connected' || !numbers.size) return;
      for (const className of numbers.keys()) ask(className);
      clearTimeout(silence);
      silence = setTimeout(lose, SILENCE_MS);
    },
  };
}

export type Live = ReturnType<typeof createLive>;
