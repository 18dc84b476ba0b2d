/** A mail service that behaves as Mailgun does over HTTP, and as badly as it is told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Taken {
  id: string;
  to: string;
  at: number;
  fields: Record<string, string>;
}

/** What becomes of one request to send. */
export type Mood =
  | 'well'
  | 'answers 500'
  | 'takes it and answers 500'
  | 'never answers'
  | 'takes it and never answers'
  | 'drops the connection'
  | 'takes it and drops the connection'
  | 'answers twice'
  | 'asks for patience'
  | 'refuses';

const EVENTS = '/v3/mg.shop.example/events';

/** What was taken shows in the events only after this long. */
const SHOWN_AFTER_MS = 150;

const TAKES: ReadonlySet<Mood> = new Set([
  'well',
  'takes it and answers 500',
  'takes it and never answers',
  'takes it and drops the connection',
  'answers twice',
]);

export class FakeMailgun {
  readonly taken: Taken[] = [];
  readonly moods: Mood[] = [];
  lookUps = 0;
  /** Decides about each request to send; everything goes well when not said otherwise. */
  mood: (id: string) => Mood = () => 'well';
  /** Does the next look-up fail? */
  losesLookUp: () => boolean = () => false;

  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error) => response.destroy(error));
  });

  static async start(): Promise<FakeMailgun> {
    const fake = new FakeMailgun();
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What makes a shop use it. */
  get env(): Record<string, string> {
    return {
      MAILGUN_URL: this.url,
      MAILGUN_API_KEY: 'key-of-the-tests',
      MAILGUN_WEBHOOK_KEY: 'key-of-the-reports',
      MAILGUN_DOMAIN: 'mg.shop.example',
      MAIL_FROM: 'Print shop <hello@mg.shop.example>',
    };
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const given = `Basic ${Buffer.from('api:key-of-the-tests').toString('base64')}`;
    if (request.headers.authorization !== given) {
      send(response, 401, { message: 'Forbidden' });
      return;
    }
    const address = new URL(request.url ?? '', this.url);
    if (address.pathname.startsWith(EVENTS)) {
      this.lookUp(address, response);
      return;
    }
    const fields = fieldsOf(Buffer.concat(chunks).toString(), request.headers['content-type'] ?? '');
    this.take(fields, request, response);
  }

  private take(fields: Record<string, string>, request: IncomingMessage, response: ServerResponse): void {
    const id = fields['v:outbox-id'] ?? '';
    const mood = this.mood(id);
    this.moods.push(mood);
    if (TAKES.has(mood)) this.taken.push({ id, to: fields.to ?? '', at: Date.now(), fields });
    const queued = { id: fields['h:Message-Id'], message: 'Queued. Thank you.' };
    if (mood.endsWith('never answers')) return;
    if (mood.endsWith('drops the connection')) request.socket.destroy();
    else if (mood.endsWith('answers 500')) send(response, 500, { message: 'Internal Server Error' });
    else if (mood === 'asks for patience') send(response, 429, { message: 'Too many requests' });
    else if (mood === 'refuses') send(response, 400, { message: 'to parameter is not a valid address' });
    else if (mood === 'answers twice') {
      const body = JSON.stringify(queued);
      const whole = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
      request.socket.write(whole + whole);
    } else send(response, 200, queued);
  }

  /** A page of its events about one address, oldest first; further pages by their own address. */
  private lookUp(address: URL, response: ServerResponse): void {
    this.lookUps++;
    if (this.losesLookUp()) {
      send(response, 500, { message: 'Internal Server Error' });
      return;
    }
    // Further pages have an address of their own, which says all of what was asked.
    const page = address.pathname.slice(EVENTS.length + 1);
    const asked = page ? new URLSearchParams(Buffer.from(page, 'base64url').toString()) : address.searchParams;
    const about = asked.get('recipient');
    const begin = Number(asked.get('begin')) * 1000;
    const limit = Number(asked.get('limit'));
    const skip = Number(asked.get('skip') ?? 0);
    const bare = (to: string) => /<([^>]*)>$/.exec(to)?.[1] ?? to;
    const events = this.taken.filter(
      ({ to, at }) => bare(to) === about && at >= begin && at < Date.now() - SHOWN_AFTER_MS,
    );
    const items = events.slice(skip, skip + limit).map(({ id, at, fields }) => ({
      event: 'accepted',
      timestamp: at / 1000,
      'user-variables': { 'outbox-id': id },
      message: { headers: { 'message-id': (fields['h:Message-Id'] ?? '').replace(/[<>]/g, '') } },
    }));
    asked.set('skip', String(skip + limit));
    const next = `${this.url}${EVENTS}/${Buffer.from(asked.toString()).toString('base64url')}`;
    send(response, 200, { items, paging: { next, previous: next, first: next, last: next } });
  }
}

/** The fields of a form, without files. */
function fieldsOf(body: string, type: string): Record<string, string> {
  const boundary = /boundary=(.+)$/.exec(type)?.[1] ?? '';
  const parts = body.split(`--${boundary}`).slice(1, -1);
  return Object.fromEntries(
    parts.map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n');
      return [/name="([^"]*)"/.exec(head)?.[1] ?? '', rest.join('\r\n\r\n').replace(/\r\n$/, '')];
    }),
  );
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
