/** The few addresses that are ours and not Parse's: health, readiness, a job's file, labels, quotes, and what a link opens. */
import type { Express, NextFunction, Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import Parse from 'parse/node';
import { dropItemPicture, keepItemPicture, sendItemPicture, sendModelFile, sendModelPicture } from './catalog/route';
import { fileOfJob } from './data/preflights';
import { userOfSession } from './data/server-logins';
import { toParseError } from './kernel/errors';
import type { Row } from './kernel/record';
import { machineOf } from './kernel/standing';
import type { Tools } from './kernel/tools';
import { sendLabel } from './labels/route';
import { takeMailReports } from './mail-reports';
import { sendModel } from './model-response';
import { sendLineByLink, sendLineToOwner } from './orders/route';
import { takePaymentNotices } from './payment-notices';
import { sendPicture } from './pictures';
import { sendQuotePdf } from './quotes/route';
import { LOGINS_PER_MINUTE, MINUTE_MS } from './server-options';
import type { Followers } from './track/followers';
import { followJob, sendPictureByLink, sendQuoteByLink } from './track/route';

/** `isReady` answers what is missing, undefined when nothing is. */
export function addRoutes(
  app: Express,
  tools: Tools,
  followers: Followers,
  isReady: () => Promise<string | undefined>,
): void {
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/ready', async (_request, response) => {
    const missing = await isReady();
    response.status(missing ? 503 : 200).json(missing ? { status: 'not ready', missing } : { status: 'ok' });
  });
  app.get('/files/jobs/:jobId', answer(sendJobFile(tools)));
  app.get('/files/jobs/:jobId/picture', answer(sendJobPicture(tools)));
  app.get('/files/models/:id', answer(sendModelFile(tools)));
  app.get('/files/models/:id/picture', answer(sendModelPicture(tools)));
  app.post('/store/items/:id/picture', answer(keepItemPicture(tools)));
  app.delete('/store/items/:id/picture', answer(dropItemPicture(tools)));
  app.get('/store/pictures/:name', answer(sendItemPicture(tools)));
  app.post('/mail/events', takeMailReports(tools));
  app.post('/payments/stripe', takePaymentNotices(tools, 'stripe'));
  // Whoever has signed a notice of PayPal is asked of PayPal.
  app.post('/payments/paypal', limitPerMinute(tools, 'paypal', 600), takePaymentNotices(tools, 'paypal'));
  app.get('/labels/:kind/:id', answer(sendLabel(tools.config.publicUrl)));
  app.get('/quotes/:quoteId.pdf', answer(sendQuotePdf(tools)));
  app.get('/track/:token/events', limitPerMinute(tools, 'track-events', 60), answer(followJob(tools, followers)));
  app.get('/track/:token/picture', limitPerMinute(tools, 'track-picture', 120), answer(sendPictureByLink(tools)));
  app.get('/track/:token/quote.pdf', limitPerMinute(tools, 'track-quote', 60), answer(sendQuoteByLink(tools)));
  app.get('/order/:token/lines/:lineId/file', limitPerMinute(tools, 'order-file', 120), answer(sendLineByLink(tools)));
  app.get(
    '/orders/:orderId/lines/:lineId/file',
    limitPerMinute(tools, 'own-order-file', 120),
    answer(sendLineToOwner(tools)),
  );
}

/** Our numbers with an HTTP status of their own; the others are 400. */
const STATUS_OF_CODE: Record<number, number> = {
  1: 500,
  101: 404,
  119: 403,
  155: 429,
  206: 401,
  209: 401,
  1330: 404,
  1701: 404,
  2053: 404,
  2055: 413,
  2102: 404,
};

type Handler = (request: Request, response: Response) => Promise<void>;

function answer(handler: Handler) {
  return async (request: Request, response: Response, _next: NextFunction) => {
    try {
      await handler(request, response);
    } catch (error) {
      const { code, message } = toParseError(error);
      const status = STATUS_OF_CODE[code] ?? 400;
      response.status(status).json({ code, error: message });
    }
  };
}

/** The newest file of a job, or `?revision=n`, for whoever may read the job. */
async function fileAskedFor({ store }: Tools, request: Request): Promise<Row | undefined> {
  const sessionToken = request.get('X-Parse-Session-Token');
  if (!sessionToken) throw new Parse.Error(Parse.Error.INVALID_SESSION_TOKEN, 'Send X-Parse-Session-Token.');
  const jobId = String(request.params.jobId);
  await new Parse.Query('PrintJob').get(jobId, { sessionToken });
  const job = (await store.get('PrintJob', jobId)) as Row;
  const { revision } = request.query;
  return fileOfJob({ store }, job, revision === undefined ? undefined : Number(revision));
}

/** The picture of that file. */
function sendJobPicture(tools: Tools): Handler {
  return async (request, response) => {
    await sendPicture(tools, (await fileAskedFor(tools, request))?.storageName, response);
  };
}

/** The file itself, by ranges; an address leads there. */
function sendJobFile(tools: Tools): Handler {
  return async (request, response) => {
    const revision = await fileAskedFor(tools, request);
    if (!revision) throw new Parse.Error(Parse.Error.OBJECT_NOT_FOUND, 'Object not found.');
    if (!revision.storageName) {
      response.redirect(302, revision.fileUrl);
      return;
    }
    await sendModel(tools, revision, request, response);
  };
}

type Skip = (request: Request) => boolean | Promise<boolean>;

/** So many requests from one address, whatever they ask for. */
function limitPerMinute({ counts }: Tools, name: string, limit: number, skip: Skip = () => false) {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit,
    store: counts(name),
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    skip,
    message: { code: Parse.Error.REQUEST_LIMIT_EXCEEDED, error: 'Too many tries. Wait a minute.' },
  });
}

/**
 * Parse's limits do not see what happens inside GraphQL, a log-in among it. Staff are not limited;
 * customers are, since anybody can have an account.
 */
export const limitLogins = (tools: Tools) =>
  limitPerMinute(tools, 'graphql', LOGINS_PER_MINUTE, async (request) => {
    if (request.get('X-Parse-Master-Key') !== undefined) return true;
    const sessionToken = request.get('X-Parse-Session-Token');
    const user = sessionToken ? await userOfSession(sessionToken, tools.config.appId) : undefined;
    if (!user) return false;
    return machineOf(user) !== undefined || (await tools.profiles.ofUser(user.id as string))?.population === 'staff';
  });

/** Headers for everything served here. */
export function hardenApp(app: Express, trustProxy: string): void {
  app.disable('x-powered-by');
  if (trustProxy) app.set('trust proxy', trustProxy);
  app.use((_request, response, next) => {
    response.set({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'X-Frame-Options': 'SAMEORIGIN',
    });
    next();
  });
}
