/** A proxy in front of several servers: each request goes to the next one that is there, as nginx hands them out. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export class TurnsProxy {
  /** Requests by the port that they went to. */
  readonly handed = new Map<number, number>();
  private next = 0;
  private readonly sockets = new Set<Duplex>();

  private readonly server = createServer((asked, answer) => this.hand(asked, answer, this.ports.length));

  private constructor(private readonly ports: number[]) {
    this.server.on('upgrade', (asked, socket, head) => this.handSocket(asked, socket, head, this.ports.length));
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  static async start(urls: string[]): Promise<TurnsProxy> {
    const proxy = new TurnsProxy(urls.map((url) => Number(new URL(url).port)));
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** A server that was started again has another port. */
  replace(formerUrl: string, url: string): void {
    this.ports[this.ports.indexOf(Number(new URL(formerUrl).port))] = Number(new URL(url).port);
  }

  private port(): number {
    this.next = (this.next + 1) % this.ports.length;
    return this.ports[this.next] as number;
  }

  private hand(asked: IncomingMessage, answer: ServerResponse, tries: number): void {
    const port = this.port();
    const { method, url: path } = asked;
    const from = [asked.headers['x-forwarded-for'], '127.0.0.1'].filter((one) => one).join(', ');
    const headers = { ...asked.headers, 'x-forwarded-for': from };
    const handed = request({ host: '127.0.0.1', port, method, path, headers, agent: false });
    let isSent = false;
    handed.once('socket', (socket: Socket) =>
      socket.once('connect', () => {
        isSent = true;
        this.handed.set(port, (this.handed.get(port) ?? 0) + 1);
        asked.pipe(handed);
      }),
    );
    handed.once('response', (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
      answered.once('error', () => answer.destroy());
    });
    handed.once('error', () => {
      // What a server may have begun is not for a proxy to repeat.
      if (isSent || tries <= 1) answer.destroy();
      else this.hand(asked, answer, tries - 1);
    });
    answer.once('close', () => handed.destroy());
  }

  private handSocket(asked: IncomingMessage, socket: Duplex, head: Buffer, tries: number): void {
    const other = connect(this.port(), '127.0.0.1');
    let isThere = false;
    other.once('connect', () => {
      isThere = true;
      const lines = asked.rawHeaders.flatMap((name, at) => (at % 2 ? [] : [`${name}: ${asked.rawHeaders[at + 1]}`]));
      other.write(`GET ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      other.write(head);
      socket.pipe(other).pipe(socket);
    });
    other.on('error', () => {
      if (isThere || tries <= 1) socket.destroy();
      else this.handSocket(asked, socket, head, tries - 1);
    });
    other.once('close', () => isThere && socket.destroy());
    socket.on('error', () => other.destroy());
    socket.once('close', () => other.destroy());
  }
}
