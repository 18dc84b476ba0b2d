/** GET /metrics, for Prometheus: to who shows METRICS_TOKEN, or, where there is none, to this machine alone. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Express, Request, RequestHandler } from 'express';
import type { Database } from '../adapters/database';
import type { LiveQueryServer } from '../closing';
import type { Config } from '../config';
import type { Tools } from '../kernel/tools';
import type { Followers } from '../track/followers';
import { registry } from './counters';
import { readableMetrics } from './read';

const digest = (text: string) => createHash('sha256').update(text).digest();

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** A proxy on this machine would make everybody somebody of this machine. */
const FORWARDED = ['X-Forwarded-For', 'Forwarded', 'Via', 'X-Real-IP'];

function mayRead(request: Request, { metricsToken, trustProxy }: Config): boolean {
  if (metricsToken !== undefined)
    return timingSafeEqual(digest(request.get('Authorization') ?? ''), digest(`Bearer ${metricsToken}`));
  if (trustProxy || FORWARDED.some((name) => request.get(name) !== undefined)) return false;
  return LOOPBACK.has(request.socket.remoteAddress ?? '');
}

function showMetrics(config: Config, refresh: () => Promise<void>): RequestHandler {
  return async (request, response, next) => {
    if (!mayRead(request, config)) {
      if (config.metricsToken === undefined) return next();
      response.status(401).set('WWW-Authenticate', 'Bearer').json({ code: 119, error: 'Show METRICS_TOKEN.' });
      return;
    }
    await refresh();
    response
      .set('Cache-Control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  };
}

interface Sources {
  live: LiveQueryServer;
  followers: Followers;
  database: Database;
}

/** Mounts it, with the figures of this process. */
export function mountMetrics(app: Express, tools: Tools, { live, followers, database }: Sources): void {
  const ofClients = () => [...live.subscriptions.values()].flatMap((ofClass) => [...ofClass.values()]);
  const refresh = readableMetrics(tools, {
    liveClients: () => live.clients.size,
    liveSubscriptions: () =>
      ofClients().flatMap(({ clientRequestIds }) => [...clientRequestIds.values()].flat()).length,
    followers: () => followers.count,
    pool: database.pool,
  });
  app.get('/metrics', showMetrics(tools.config, refresh));
}
