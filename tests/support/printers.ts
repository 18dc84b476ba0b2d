/** Printers as OctoPrint and Moonraker have them answer over HTTP, and as badly as they are told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of one request. */
export type Mood =
  | 'well'
  | 'does it and drops the connection'
  | 'drops the connection'
  | 'does it and answers 500'
  | 'refuses'
  | 'sends on'
  | 'talks nonsense'
  | 'talks for ever'
  | 'never answers';

type Doing = 'idle' | 'printing' | 'paused' | 'done' | 'stopped' | 'broken' | 'unplugged';

export interface Uploaded {
  name: string;
  text: string;
}

const KEY = 'key-of-the-printer';

/** A printer that does what it is told, and prints as far as the test lets it. */
export abstract class FakePrinter {
  readonly uploads: Uploaded[] = [];
  /** Names that it was told to print, and began. */
  readonly begun: string[] = [];
  questions = 0;
  /** Requests that came to where it sends others on to. */
  strayed = 0;
  /** Questions that wait for an answer. */
  asking = 0;
  doing: Doing = 'idle';
  file: string | undefined;
  progress = 0;
  /** By what is asked. */
  moods: Partial<Record<'upload' | 'print' | 'state', Mood>> = {};

  abstract readonly connector: 'octoprint' | 'moonraker';

  private readonly server = createServer((request, response) => {
    this.take(request, response).catch((error) => response.destroy(error));
  });

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Fields of its Printer row. */
  get fields() {
    return { connector: this.connector, connectorUrl: this.url, connectorKey: KEY };
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  /** Everything as new. */
  reset(): void {
    Object.assign(this, { doing: 'idle', file: undefined, progress: 0, moods: {}, questions: 0 });
    this.uploads.length = 0;
    this.begun.length = 0;
  }

  protected abstract answer(path: string, request: IncomingMessage, body: Buffer): Reply;

  protected begin(name: string): boolean {
    if (this.doing === 'printing' || this.doing === 'paused' || this.doing === 'unplugged') return false;
    Object.assign(this, { doing: 'printing', file: name, progress: 0 });
    this.begun.push(name);
    return true;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.headers['x-api-key'] !== KEY) {
      send(response, { status: 403, body: { error: 'No permission' } });
      return;
    }
    const path = request.url ?? '';
    if (path === '/strayed') this.strayed++;
    const what = this.whatIs(path, request.method ?? '');
    if (what === 'state') this.questions++;
    const mood = this.moods[what] ?? 'well';
    if (mood === 'sends on') response.writeHead(302, { Location: `${this.url}/strayed` }).end();
    else if (mood === 'drops the connection') request.socket.destroy();
    else if (mood === 'refuses') send(response, { status: 409, body: { error: 'Not now' } });
    else if (mood === 'talks nonsense') response.writeHead(200).end('<html>42</html>');
    else if (mood === 'talks for ever') response.writeHead(200).end('['.repeat(2_000_000));
    else if (mood === 'never answers') {
      this.asking++;
      request.socket.once('close', () => this.asking--);
    } else this.reply(mood, this.answer(path, request, Buffer.concat(chunks)), request, response);
  }

  private reply(mood: Mood, reply: Reply, request: IncomingMessage, response: ServerResponse): void {
    if (mood === 'does it and drops the connection') request.socket.destroy();
    else send(response, mood === 'does it and answers 500' ? { status: 500, body: {} } : reply);
  }

  protected abstract whatIs(path: string, method: string): 'upload' | 'print' | 'state';
}

interface Reply {
  status: number;
  body?: unknown;
}

/** By the REST API of OctoPrint 1.11. */
export class FakeOctoPrint extends FakePrinter {
  readonly connector = 'octoprint';

  protected whatIs(path: string, method: string) {
    if (method !== 'POST') return 'state';
    return path === '/api/files/local' ? 'upload' : 'print';
  }

  protected answer(path: string, request: IncomingMessage, body: Buffer): Reply {
    if (path === '/api/job') return { status: 200, body: this.job() };
    if (path === '/api/printer')
      return { status: this.doing === 'unplugged' ? 409 : 200, body: { state: { flags: {} } } };
    if (path === '/api/files/local') {
      const { name, text } = fileIn(body, request.headers['content-type'] ?? '');
      this.uploads.push({ name, text });
      const local = { name, path: name, origin: 'local' };
      return { status: 201, body: { done: true, effectiveSelect: false, effectivePrint: false, files: { local } } };
    }
    const name = decodeURIComponent(path.replace('/api/files/local/', ''));
    const { command, print } = JSON.parse(body.toString());
    if (command !== 'select' || print !== true) return { status: 400, body: { error: 'Unknown command' } };
    if (!this.uploads.some((upload) => upload.name === name)) return { status: 404, body: { error: 'Not found' } };
    if (!this.begin(name)) return { status: 409, body: { error: 'Printer is already printing' } };
    return { status: 204 };
  }

  private job() {
    const words: Record<Doing, string> = {
      idle: 'Operational',
      printing: 'Printing',
      paused: 'Paused',
      done: 'Operational',
      stopped: 'Operational',
      broken: 'Error',
      unplugged: 'Offline',
    };
    const name = this.file ?? null;
    // Of a cancelled print a real one keeps the name, and no progress.
    const completion = this.doing === 'done' ? 100 : this.doing === 'stopped' ? null : this.progress;
    return {
      job: { file: { name, path: name, origin: name && 'local', size: name && 1000 } },
      progress: {
        completion: name && completion,
        printTime: 60,
        printTimeLeft: this.doing === 'printing' ? 600 : null,
      },
      state: words[this.doing],
      ...(this.doing === 'broken' ? { error: 'MAXTEMP triggered!' } : {}),
    };
  }
}

/** By the HTTP API of Moonraker. */
export class FakeMoonraker extends FakePrinter {
  readonly connector = 'moonraker';

  protected whatIs(path: string, method: string) {
    if (method !== 'POST') return 'state';
    return path === '/server/files/upload' ? 'upload' : 'print';
  }

  protected answer(path: string, request: IncomingMessage, body: Buffer): Reply {
    if (path.startsWith('/printer/objects/query')) return this.objects();
    if (path === '/server/files/upload') {
      const { name, text } = fileIn(body, request.headers['content-type'] ?? '');
      this.uploads.push({ name, text });
      const item = { path: name, root: 'gcodes', size: text.length, permissions: 'rw' };
      return { status: 201, body: { item, print_started: false, print_queued: false, action: 'create_file' } };
    }
    const name = new URL(path, 'http://printer').searchParams.get('filename') ?? '';
    const isThere = this.uploads.some((upload) => upload.name === name);
    if (!isThere || !this.begin(name)) return { status: 400, body: { error: { code: 400, message: 'Cannot print' } } };
    return { status: 200, body: { result: 'ok' } };
  }

  private objects(): Reply {
    if (this.doing === 'unplugged')
      return { status: 503, body: { error: { code: 503, message: 'Klippy Host not connected' } } };
    const states: Record<Doing, string> = {
      idle: 'standby',
      printing: 'printing',
      paused: 'paused',
      done: 'complete',
      stopped: 'cancelled',
      broken: 'error',
      unplugged: '',
    };
    const progress = this.doing === 'done' ? 1 : this.progress / 100;
    const status = {
      webhooks: { state: 'ready', state_message: 'Printer is ready' },
      print_stats: {
        state: states[this.doing],
        filename: this.file ?? '',
        print_duration: 60,
        message: this.doing === 'broken' ? 'MAXTEMP triggered!' : '',
      },
      virtual_sdcard: { progress, is_active: this.doing === 'printing' },
      display_status: { progress, message: null },
    };
    return { status: 200, body: { result: { eventtime: 1, status } } };
  }
}

/** The file of a form. */
function fileIn(body: Buffer, type: string): Uploaded {
  const boundary = /boundary=(.+)$/.exec(type)?.[1] ?? '';
  const part = body
    .toString('latin1')
    .split(`--${boundary}`)
    .find((text) => text.includes('filename="'));
  const [head = '', ...rest] = (part ?? '').split('\r\n\r\n');
  return { name: /filename="([^"]*)"/.exec(head)?.[1] ?? '', text: rest.join('\r\n\r\n').replace(/\r\n$/, '') };
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json' })
    .end(body === undefined ? '' : JSON.stringify(body));
}
