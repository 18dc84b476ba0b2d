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

export function createLive({ url, appId, sessionToken, socket: Socket = WebSocket }: LiveOptions) {
  const listeners = new Map<string, Set<Listener>>();
  const watchers = new Set<() => void>();
  /** A class's subscription is its number in the conversation with the server. */
  const numbers = new Map<string, number>();
  let socket: WebSocket | undefined;
  let connection: Connection = 'connecting';
  let tries = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let serial = 0;

  const classOf = (topic: string) => topic.split('/')[1] ?? '';
  const wanted = () => new Set([...listeners.keys()].map(classOf));

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
    serial += 1;
    numbers.set(className, serial);
    const query = { className, where: {} };
    socket?.send(JSON.stringify({ op: 'subscribe', requestId: serial, sessionToken: sessionToken(), query }));
  }

  function take(message: { op: string; requestId?: number; object?: { objectId: string } }): void {
    if (message.op === 'connected') {
      for (const className of wanted()) ask(className);
      tries = 0;
      show('connected');
      return;
    }
    const className = [...numbers].find(([, number]) => number === message.requestId)?.[0];
    const type = TYPES[message.op];
    if (!className) return;
    // What happened between the page's fetch and this moment was sent to nobody.
    if (message.op === 'subscribed')
      for (const topic of listeners.keys()) if (classOf(topic) === className) tell(topic, 'refetch', []);
    const id = message.object?.objectId;
    if (!type || !id) return;
    tell(`resource/${className}`, type, [id]);
    tell(`resource/${className}/${id}`, type, [id]);
  }

  function open(): void {
    clearTimeout(retry);
    if (socket || !sessionToken()) return;
    const opened = new Socket(url);
    socket = opened;
    opened.onopen = () =>
      opened.send(JSON.stringify({ op: 'connect', applicationId: appId, sessionToken: sessionToken() }));
    opened.onmessage = ({ data }) => take(JSON.parse(String(data)));
    opened.onclose = () => {
      if (socket !== opened) return;
      socket = undefined;
      numbers.clear();
      if (!sessionToken()) return;
      show('reconnecting');
      retry = setTimeout(open, RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]);
      tries += 1;
    };
  }

  return {
    subscribe(topic: string, listener: Listener): Promise<void> {
      const there = listeners.get(topic) ?? new Set();
      listeners.set(topic, there.add(listener));
      if (connection === 'connected' && socket && !numbers.has(classOf(topic))) ask(classOf(topic));
      open();
      return Promise.resolve();
    },
    unsubscribe(topic: string, listener: Listener): Promise<void> {
      const there = listeners.get(topic);
      there?.delete(listener);
      if (there?.size === 0) listeners.delete(topic);
      const className = classOf(topic);
      const number = numbers.get(className);
      if (number !== undefined && !wanted().has(className)) {
        numbers.delete(className);
        socket?.send(JSON.stringify({ op: 'unsubscribe', requestId: number }));
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
    /** Opens a new connection at once: the network came back, or somebody else signed in. */
    reopen(): void {
      this.close();
      open();
    },
    close(): void {
      clearTimeout(retry);
      const closed = socket;
      socket = undefined;
      numbers.clear();
      closed?.close();
    },
  };
}

export type Live = ReturnType<typeof createLive>;
