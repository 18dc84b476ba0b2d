/** What goes along with every request: its id, its line in the log, its part in the metrics. */
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Schema } from '../../schema/load';
import { log } from '../log';
import { type Caller, type RequestContext, withinRequest } from '../log/request';
import { requestSeconds, requestsAnswered, requestsUnderWay } from '../metrics/counters';
import { routePattern } from './route-pattern';

const { getFunctionNames } = require('parse-server/lib/triggers') as { getFunctionNames(appId: string): string[] };

/** As proxies and programs make them; no longer, so that nothing else is passed on in its place. */
const SANE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{6,34}[A-Za-z0-9]$/;

/** Asked every few seconds by machines: only told to who wants to know everything. */
const QUIET = new Set(['/health', '/ready', '/metrics']);

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

interface ParseAuth {
  isMaster?: boolean;
  user?: { id?: string };
}

/** Who asked, as far as Parse found out; a request that no trigger heard of has no profile. */
function callerOf(request: Request, { caller }: RequestContext): Partial<Caller> & { user?: string } {
  const { auth } = request as Request & { auth?: ParseAuth };
  if (caller) return caller;
  if (auth?.isMaster) return { id: 'admin', role: 'admin' };
  return auth?.user?.id ? { user: auth.user.id } : {};
}

/** Notes the number of a refusal, and gives what went wrong inside the server a name to ask after. */
function readAnswers(response: Response, context: RequestContext): void {
  const json = response.json.bind(response);
  response.json = (body) => {
    // What Parse did not expect itself it calls a message.
    const { code, message, error = message, ...more } = body ?? {};
    if (typeof code === 'number' && typeof error === 'string') {
      context.code = code;
      if (response.statusCode >= 500) return json({ code, error, ...more, requestId: context.id });
    }
    return json(body);
  };
}

/** To be mounted before everything else. */
export function observeRequests(appId: string, schema: Schema): RequestHandler {
  const known = {
    isClass: (name: string) => schema.classes.has(name),
    isFunction: (name: string) => getFunctionNames(appId).includes(name),
  };
  return (request, response, next) => {
    const given = request.get('X-Request-Id');
    const context: RequestContext = { id: given && SANE_ID.test(given) ? given : randomUUID(), carrier: request };
    const path = request.path;
    const since = performance.now();
    response.set('X-Request-Id', context.id);
    readAnswers(response, context);
    requestsUnderWay.inc();
    response.once('close', () => {
      const seconds = (performance.now() - since) / 1000;
      const route = routePattern(path, request.route?.path, known);
      const method = METHODS.has(request.method) ? request.method : 'OTHER';
      const status = response.statusCode;
      const isWhole = response.writableFinished;
      requestsUnderWay.dec();
      requestsAnswered.inc({ method, route, status: isWhole ? status : 'broken off' });
      requestSeconds.observe({ method, route }, seconds);
      const level = QUIET.has(route) ? 'debug' : status >= 500 ? 'warn' : 'info';
      const { code } = context;
      const caller = callerOf(request, context);
      const who = { actor: caller.id, role: caller.role, user: caller.user };
      const how = {
        method,
        route,
        status,
        ms: Math.round(seconds * 1000),
        code,
        ...(isWhole ? {} : { brokenOff: true }),
      };
      withinRequest(context, () => log[level]('Request', { ...how, ...who }));
    });
    withinRequest(context, next);
  };
}
