/**
 * Parse Server's own limits, counted where all the others are. It knows a way through Redis itself, but
 * counts there all its limits in one number, and waits without end for a Redis that is gone.
 */
import { rateLimit } from 'express-rate-limit';
import Parse from 'parse/node';
import type { Tools } from './kernel/tools';
import { MINUTE_MS } from './server-options';

/** A request, or that part of a batch which stands for one. */
interface Limited {
  method: string;
  auth?: { isMaster?: boolean };
  config: { ip: string };
}

interface ParseLimit {
  requestCount: number;
  requestMethods?: string[];
  errorResponseMessage: string;
  handler: unknown;
}

/** Gives each limit of a started Parse Server a count of its own from `counts`. */
export function countLimits({ rateLimits }: { rateLimits: ParseLimit[] }, counts: Tools['counts']): void {
  rateLimits.forEach((limit, place) => {
    const { requestCount, requestMethods, errorResponseMessage: message } = limit;
    limit.handler = rateLimit({
      windowMs: MINUTE_MS,
      limit: requestCount,
      // What Parse hands over is not always a whole request.
      validate: false,
      handler: () => {
        throw { code: Parse.Error.CONNECTION_FAILED, message };
      },
      skip: (request) => {
        const {
          method,
          auth,
          _batchOriginalMethod: around,
        } = request as never as Limited & {
          _batchOriginalMethod?: string;
        };
        const isMeant = !requestMethods || [method, around].some((one) => one && requestMethods.includes(one));
        return !isMeant || Boolean(auth?.isMaster);
      },
      keyGenerator: (request) => (request as never as Limited).config.ip,
      store: counts(`parse-${place}`),
    });
  });
}
