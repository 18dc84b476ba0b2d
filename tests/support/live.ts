/** A LiveQuery subscriber over a real WebSocket, speaking the protocol that every Parse SDK speaks. */
import WebSocket from 'ws';
import type { Api } from './api';

export interface LiveEvent {
  op: string;
  object: Record<string, unknown> & { objectId: string };
  original?: Record<string, unknown>;
}

export class Live {
  readonly events: LiveEvent[] = [];
  /** Resolves when the connection ends, whoever ends it. */
  readonly ended: Promise<void>;
  private readonly waiting: { matches: (event: LiveEvent) => boolean; resolve: (event: LiveEvent) => void }[] = [];

  private constructor(private readonly socket: WebSocket) {
    this.ended = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  /** Connects and subscribes; resolves once the server has confirmed. Rejects with the server's refusal. */
  static async subscribe(
    api: Api,
    className: string,
    where: unknown = {},
    told: (event: LiveEvent) => void = () => undefined,
  ): Promise<Live> {
    const socket = new WebSocket(`${api.url.replace(/^http/, 'ws')}/parse`);
    const live = new Live(socket);
    const sessionToken = api.sessionToken || undefined;
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => socket.send(JSON.stringify({ op: 'connect', applicationId: 'printshop', sessionToken }));
      socket.onerror = () => reject(new Error('The socket failed'));
      socket.onclose = () => reject(new Error('The socket was closed'));
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(String(data));
        if (message.op === 'connected')
          socket.send(JSON.stringify({ op: 'subscribe', requestId: 1, sessionToken, query: { className, where } }));
        else if (message.op === 'subscribed') resolve();
        else if (message.op === 'error') reject(new Error(message.error));
        else {
          live.take(message);
          told(message);
        }
      };
    });
    return live;
  }

  private take(event: LiveEvent): void {
    this.events.push(event);
    for (const waiter of [...this.waiting])
      if (waiter.matches(event)) {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        waiter.resolve(event);
      }
  }

  /** The first event, past or coming, that matches. */
  seen(matches: (event: LiveEvent) => boolean, withinMs = 10_000): Promise<LiveEvent> {
    const past = this.events.find(matches);
    if (past) return Promise.resolve(past);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`No such event; seen: ${JSON.stringify(this.events)}`)),
        withinMs,
      );
      this.waiting.push({
        matches,
        resolve: (event) => {
          clearTimeout(timer);
          resolve(event);
        },
      });
    });
  }

  close(): void {
    this.socket.removeAllListeners('close');
    this.socket.close();
  }
}
