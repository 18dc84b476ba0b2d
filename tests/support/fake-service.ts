/** What the fake payment services share: an HTTP server that behaves as badly as it is told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What becomes of one request. What is taken is done, whatever is answered. */
export type Mood =
  | 'well'
  | 'slowly'
  | 'answers 500'
  | 'takes it and answers 500'
  | 'takes it and never answers'
  | 'drops the connection'
  | 'takes it and drops the connection';

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Reply {
  status: number;
  body: unknown;
}

const SLOW_MS = 300;

export abstract class FakeService {
  /** Everything that was asked, `POST /v1/refunds`. */
  readonly asked: string[] = [];
  /** Decides about each request; everything goes well when not said otherwise. */
  mood: (what: string) => Mood = () => 'well';

  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error) => response.destroy(error));
  });

  protected abstract reply(asked: Asked): Reply | Promise<Reply>;

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  count = (what: string) => this.asked.filter((one) => one.startsWith(what)).length;

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    const what = `${method} ${url}`;
    this.asked.push(what);
    const mood = this.mood(what);
    if (mood === 'drops the connection') {
      request.socket.destroy();
      return;
    }
    if (mood === 'slowly') await sleep(SLOW_MS);
    const isTaken = mood !== 'answers 500';
    const reply = isTaken
      ? await this.reply({ method, path: url, headers, body: Buffer.concat(chunks).toString() })
      : undefined;
    if (mood.endsWith('never answers')) return;
    if (mood.endsWith('drops the connection')) request.socket.destroy();
    else if (!reply || mood.endsWith('answers 500')) send(response, { status: 500, body: { message: 'Internal' } });
    else send(response, reply);
  }
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
