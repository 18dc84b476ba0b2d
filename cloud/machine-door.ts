/** How a key comes in over HTTP: as `Authorization: Bearer`, or where a session token would stand. */
import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { keyOf } from './data/api-keys';
import { looksLikeKey } from './data/key-text';
import { hashOf } from './data/link-tokens';
import { ShopError } from './domain/errors';
import { toParseError } from './kernel/errors';
import { withReads } from './kernel/scopes';
import { FILES_SCOPE } from './kernel/standing';
import type { Tools } from './kernel/tools';

const MINUTE_MS = 60_000;
const SESSION_HEADER = 'x-parse-session-token';

/** SDKs for browsers send the session in the body. */
function keyIn({ headers, body }: Request): string | undefined {
  const token = headers[SESSION_HEADER] ?? (body as { _SessionToken?: unknown } | undefined)?._SessionToken;
  return looksLikeKey(token) ? token : undefined;
}

const putInPlace: RequestHandler = ({ headers }, _response, next) => {
  const [, key] = /^Bearer (psk_\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (key) {
    headers[SESSION_HEADER] = key;
    delete headers.authorization;
  }
  next();
};

/** Strangers may upload, but a key that is sent must be one for it. */
const holdUploadsTo =
  (tools: Tools): RequestHandler =>
  async (request, response, next) => {
    const key = keyIn(request);
    try {
      const scopes = key === undefined ? undefined : withReads((await keyOf(tools, key)).scopes);
      if (scopes && !scopes.has(FILES_SCOPE)) throw new ShopError('key.outOfScope', { scope: FILES_SCOPE });
    } catch (error) {
      const { code, message } = toParseError(error);
      response.status(403).json({ code, error: message });
      return;
    }
    next();
  };

export function admitKeys(tools: Tools) {
  const counted = new WeakSet<Request>();
  const { code, message } = new ShopError('public.tooMany');
  const countKeys = rateLimit({
    windowMs: MINUTE_MS,
    limit: tools.config.keyPerMinute,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: (request) => {
      counted.add(request);
      return hashOf(keyIn(request) as string);
    },
    skip: (request) => counted.has(request) || keyIn(request) === undefined,
    message: { code, error: message },
  });
  return { keyInPlace: putInPlace, countKeys, holdUploads: holdUploadsTo(tools) };
}
