/** A client that follows jobs live as it should: subscribe, wait until that is confirmed, then fetch; and all again when the line breaks. */
import WebSocket from 'ws';
import type { Api } from '../support/api';

export interface Seen {
  objectId: string;
  status: string;
  revision: number;
}

export class Follower {
  /** What it shows, by objectId. */
  readonly rows = new Map<string, Seen>();
  /** How often it has subscribed and fetched. */
  connections = 0;
  private socket: WebSocket | undefined;
  private ended = false;
  private readonly watchers = new Set<() => void>();

  constructor(private readonly api: Api) {
    this.connect();
  }

  private until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds()) return;
        this.watchers.delete(look);
        resolve();
      };
      this.watchers.add(look);
      look();
    });
  }

  /** Resolves once it has subscribed and fetched more often than that. */
  connectedBeyond(connections: number): Promise<void> {
    return this.until(() => this.connections > connections);
  }

  /** Resolves once it shows these rows and no others: an event follows the answer to its move, in its own time. */
  shows(rows: readonly Seen[]): Promise<void> {
    const isShown = ({ objectId, status, revision }: Seen) => {
      const mine = this.rows.get(objectId);
      return mine?.status === status && mine.revision === revision;
    };
    return this.until(() => rows.length === this.rows.size && rows.every(isShown));
  }

  stop(): void {
    this.ended = true;
    this.socket?.close();
  }

  private connect(): void {
    const socket = new WebSocket(`${this.api.url.replace(/^http/, 'ws')}/parse`);
    this.socket = socket;
    const { sessionToken } = this.api;
    const send = (message: object) => socket.send(JSON.stringify(message));
    socket.on('open', () => send({ op: 'connect', applicationId: 'printshop', sessionToken }));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (!this.ended) setImmediate(() => this.connect());
    });
    socket.on('message', (data) => {
      const { op, object } = JSON.parse(String(data));
      if (op === 'connected')
        send({ op: 'subscribe', requestId: 1, sessionToken, query: { className: 'PrintJob', where: {} } });
      else if (op === 'subscribed') this.fetch(socket).catch(() => socket.close());
      else if (object) {
        this.take(object, op === 'leave' || op === 'delete');
        this.tell();
      }
    });
  }

  private async fetch(socket: WebSocket): Promise<void> {
    const { status, body } = await this.api.find('PrintJob', {}, { keys: 'status,revision', limit: 200 });
    if (status !== 200) throw new Error(`Not fetched: ${status}`);
    const there = new Set<string>();
    for (const row of body.results) {
      there.add(row.objectId);
      this.take(row, false);
    }
    for (const id of this.rows.keys()) if (!there.has(id)) this.rows.delete(id);
    if (socket === this.socket && socket.readyState === WebSocket.OPEN) this.connections++;
    this.tell();
  }

  private tell(): void {
    for (const look of this.watchers) look();
  }

  /** What is older than what it shows came late. */
  private take({ objectId, status, revision }: Seen, isGone: boolean): void {
    if (isGone) this.rows.delete(objectId);
    else if ((this.rows.get(objectId)?.revision ?? 0) <= revision)
      this.rows.set(objectId, { objectId, status, revision });
  }
}
