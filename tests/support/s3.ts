/** A small S3: objects in memory behind its HTTP interface, as far as model files need it. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
  key: string;
  query: URLSearchParams;
}

interface Stored {
  bytes: Buffer;
  headers: Record<string, string>;
}

const KEY_ID = 'test-key-id';
const etagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`;

/** The headers that S3 keeps with an object. */
const keptHeaders = ({ headers }: IncomingMessage) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-') || name === 'content-type'),
  ) as Record<string, string>;

function xml({ response }: Exchange, text: string, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/xml' }).end(`<?xml version="1.0"?>${text}`);
}

function fail(exchange: Exchange, status: number, code: string): undefined {
  xml(exchange, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`, status);
}

export class FakeS3 {
  /** Objects by their key. */
  readonly objects = new Map<string, Stored>();
  /** Requests that came without a signature of the right key; none should. */
  readonly unsigned: string[] = [];
  /** Whether a request is cut off, as by a line that breaks. */
  breaksOff: (request: IncomingMessage) => boolean = () => false;
  private readonly multiparts = new Map<string, { parts: Map<number, Buffer>; headers: Record<string, string> }>();
  private readonly server = createServer((request, response) => this.answer(request, response));

  static async start(): Promise<FakeS3> {
    const fake = new FakeS3();
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  /** What a shop needs to know to use it. */
  get settings(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return {
      S3_BUCKET: 'models',
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_ACCESS_KEY_ID: KEY_ID,
      S3_SECRET_ACCESS_KEY: 'test-secret-key',
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://s3');
    const key = decodeURIComponent(pathname.split('/').slice(2).join('/'));
    const exchange = { request, response, body: Buffer.concat(chunks), key, query };
    if (this.breaksOff(request)) return request.socket.destroy();
    if (!request.headers.authorization?.startsWith(`AWS4-HMAC-SHA256 Credential=${KEY_ID}/`)) {
      this.unsigned.push(`${request.method} ${request.url}`);
      return fail(exchange, 403, 'AccessDenied');
    }
    if (query.has('uploadId')) return this.ofMultipart(exchange);
    if (query.has('uploads')) return this.beginMultipart(exchange);
    if (query.has('delete')) return this.deleteMany(exchange);
    if (!key) return response.writeHead(200).end();
    if (request.method === 'PUT') return this.put(exchange);
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return response.writeHead(204).end();
    }
    return this.get(exchange);
  }

  private put(exchange: Exchange): unknown {
    const { request, response, key, body } = exchange;
    const source = request.headers['x-amz-copy-source'];
    if (source) return this.copy(exchange, decodeURIComponent(String(source)).split('/').slice(1).join('/'));
    this.objects.set(key, { bytes: body, headers: keptHeaders(request) });
    return response.writeHead(200, { ETag: etagOf(body) }).end();
  }

  private copy(exchange: Exchange, source: string): unknown {
    const found = this.objects.get(source);
    if (!found) return fail(exchange, 404, 'NoSuchKey');
    this.objects.set(exchange.key, found);
    return xml(exchange, `<CopyObjectResult><ETag>${etagOf(found.bytes)}</ETag></CopyObjectResult>`);
  }

  private get(exchange: Exchange): unknown {
    const { request, response, key } = exchange;
    const found = this.objects.get(key);
    if (!found) return fail(exchange, 404, 'NoSuchKey');
    const { bytes } = found;
    const headers = { ...found.headers, ETag: etagOf(bytes), 'Last-Modified': new Date(0).toUTCString() };
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    if (from === undefined) {
      response.writeHead(200, { ...headers, 'Content-Length': bytes.length });
      return response.end(request.method === 'HEAD' ? undefined : bytes);
    }
    const [start, end] = [Number(from), Math.min(to ? Number(to) : bytes.length - 1, bytes.length - 1)];
    if (start > end) return fail(exchange, 416, 'InvalidRange');
    const range = { 'Content-Range': `bytes ${start}-${end}/${bytes.length}`, 'Content-Length': end - start + 1 };
    return response.writeHead(206, { ...headers, ...range }).end(bytes.subarray(start, end + 1));
  }

  private beginMultipart(exchange: Exchange): void {
    const id = `multipart-${this.multiparts.size + 1}`;
    this.multiparts.set(id, { parts: new Map(), headers: keptHeaders(exchange.request) });
    xml(exchange, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  }

  private ofMultipart(exchange: Exchange): unknown {
    const { request, response, key, query, body } = exchange;
    const id = query.get('uploadId') as string;
    const multipart = this.multiparts.get(id);
    if (!multipart?.parts) return fail(exchange, 404, 'NoSuchUpload');
    const { parts, headers } = multipart;
    const inOrder = [...parts].sort(([left], [right]) => left - right);
    if (request.method === 'PUT') {
      parts.set(Number(query.get('partNumber')), body);
      return response.writeHead(200, { ETag: etagOf(body) }).end();
    }
    if (request.method === 'GET') {
      const listed = inOrder.map(
        ([number, part]) =>
          `<Part><PartNumber>${number}</PartNumber><Size>${part.length}</Size><ETag>${etagOf(part)}</ETag></Part>`,
      );
      return xml(exchange, `<ListPartsResult>${listed.join('')}<IsTruncated>false</IsTruncated></ListPartsResult>`);
    }
    this.multiparts.set(id, {} as never);
    if (request.method === 'DELETE') return response.writeHead(204).end();
    this.objects.set(key, { bytes: Buffer.concat(inOrder.map(([, part]) => part)), headers });
    return xml(exchange, '<CompleteMultipartUploadResult><Location>there</Location></CompleteMultipartUploadResult>');
  }

  private deleteMany(exchange: Exchange): void {
    for (const [, key] of exchange.body.toString().matchAll(/<Key>([^<]+)<\/Key>/g)) this.objects.delete(key as string);
    xml(exchange, '<DeleteResult></DeleteResult>');
  }
}
