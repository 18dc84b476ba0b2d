/** How the server stops listening: nobody new comes in, whoever is being answered gets the whole answer. */
import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestHandler } from 'express';

/** “Going away”: every Parse SDK connects anew. */
const GOING_AWAY = 1001;
const GOODBYE_MS = 300;

/** A LiveQuery server, as far as it is needed. */
export interface LiveQueryServer {
  clients: Map<unknown, { parseWebSocket: { ws: { close(code: number, reason: string): void } } }>;
  subscriptions: Map<string, Map<string, { clientRequestIds: Map<unknown, unknown[]> }>>;
}

export class Door {
  private readonly underWay = new Set<ServerResponse>();
  /** Connections that became WebSockets, which the HTTP server no longer counts as its own. */
  private readonly sockets = new Set<Duplex>();
  private finished: (() => void) | undefined;
  private server: Server | undefined;
  isClosing = false;

  guards(server: Server): void {
    this.server = server;
    server.on('upgrade', (_request, socket) => {
      this.sockets.add(socket);
      socket.once('close', () => {
        this.sockets.delete(socket);
        this.look();
      });
    });
  }

  /** To be mounted before whatever answers. */
  readonly watch: RequestHandler = (_request, response, next) => {
    this.underWay.add(response);
    if (this.isClosing) response.set('Connection', 'close');
    response.once('close', () => {
      this.underWay.delete(response);
      this.look();
    });
    next();
  };

  /** Ends every connection that became a WebSocket: whose it was comes back. */
  letGo(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private look(): void {
    if (!this.underWay.size && !this.sockets.size) this.finished?.();
  }

  /** Waits until nobody is being answered and no socket is open, but no longer than this. */
  private async emptied(withinMs: number): Promise<void> {
    const empty = new Promise<void>((resolve) => {
      this.finished = resolve;
      this.look();
    });
    const waiting = new AbortController();
    await Promise.race([empty, sleep(withinMs, undefined, { signal: waiting.signal }).catch(() => undefined)]);
    waiting.abort();
  }

  /** Closes; what is not finished after `seconds` is cut off. */
  async close(seconds: number, live?: LiveQueryServer): Promise<void> {
    this.isClosing = true;
    const { server } = this;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const response of this.underWay) if (!response.headersSent) response.setHeader('Connection', 'close');
    for (const { parseWebSocket } of live?.clients.values() ?? [])
      parseWebSocket.ws.close(GOING_AWAY, 'The server is going away. Connect again.');
    // Who does not say goodbye in turn is not waited for.
    const goodbye = setTimeout(() => this.letGo(), GOODBYE_MS);
    if (!live) this.letGo();
    await this.emptied(Math.max(seconds * 1000, GOODBYE_MS));
    clearTimeout(goodbye);
    this.letGo();
    server.closeAllConnections();
    await closed;
  }
}
