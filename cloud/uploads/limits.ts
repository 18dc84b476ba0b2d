/** How many uploads may be begun, from one address or by one member of staff. */
import type { NextFunction, Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import Parse from 'parse/node';
import { ShopError } from '../domain/errors';
import { toParseError } from '../kernel/errors';
import type { Tools } from '../kernel/tools';

const WINDOW_MINUTES = 10;
const BY_ANYBODY = 60;
const BY_STAFF = 1000;
/** The session holds, and is a customer's. */
const NO_STAFF = new ShopError('people.notStaff').code;

/** The member of staff who asks, of those with a session that holds. */
const staffOf = new WeakMap<Request, string>();

/** A session that is sent must hold; without one, or with a customer's, somebody from outside is asking. */
async function recognise(request: Request, response: Response, next: NextFunction): Promise<void> {
  const sessionToken = request.get('X-Parse-Session-Token');
  try {
    if (sessionToken) {
      const { technician } = await Parse.Cloud.run('me', {}, { sessionToken });
      staffOf.set(request, technician.objectId);
    }
    next();
  } catch (error) {
    const { code, message } = toParseError(error);
    if (code === NO_STAFF) return next();
    response.status(401).json({ code, error: message });
  }
}

function limited(limit: number, more: Parameters<typeof rateLimit>[0]) {
  const { code, message } = new ShopError('upload.tooMany', { minutes: WINDOW_MINUTES });
  return rateLimit({
    windowMs: WINDOW_MINUTES * 60_000,
    limit,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    message: { code, error: message },
    ...more,
  });
}

export function limitUploads({ counts }: Pick<Tools, 'counts'>) {
  return [
    recognise,
    limited(BY_ANYBODY, { skip: (request) => staffOf.has(request), store: counts('uploads') }),
    limited(BY_STAFF, {
      store: counts('uploads-of-staff'),
      skip: (request) => !staffOf.has(request),
      keyGenerator: (request) => staffOf.get(request) as string,
    }),
  ];
}
