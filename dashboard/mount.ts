/** Parse Dashboard for the admin: their own log-in, and the master key works from loopback only. */

import { createHmac } from 'node:crypto';
import type { Express } from 'express';
import type { RedisLink } from '../cloud/adapters/redis/link';
import type { Config } from '../cloud/config';
import { DashboardSessions } from './sessions';

const ParseDashboard = require('parse-dashboard');
const session = require('express-session');
const MemoryStore = require('memorystore')(session);

const SESSION_SECONDS = 3600;

/** Mounts `/dashboard`; does nothing where no dashboard login is configured. */
export function mountDashboard(app: Express, config: Config, link: RedisLink | undefined): void {
  if (!config.dashboard) return;
  const { user, password, factorSecret } = config.dashboard;
  const dashboard: Express = new ParseDashboard(
    {
      apps: [
        {
          appId: config.appId,
          appName: 'Print shop',
          serverURL: `${config.publicUrl}/parse`,
          graphQLServerURL: `${config.publicUrl}/graphql`,
          masterKey: config.masterKey,
        },
      ],
      users: [
        { user, pass: password, ...(factorSecret ? { mfa: factorSecret } : {}), apps: [{ appId: config.appId }] },
      ],
      trustProxy: config.trustProxy ? 1 : 0,
    },
    // Whoever serves it on a network puts TLS in front; by itself the server listens on loopback.
    {
      allowInsecureHTTP: true,
      // The same for all processes.
      cookieSessionSecret: createHmac('sha256', config.masterKey).update('dashboard-cookie').digest('hex'),
      cookieSessionMaxAge: SESSION_SECONDS,
      // The default keeps ended sessions for ever.
      cookieSessionStore: link
        ? new DashboardSessions(link, SESSION_SECONDS)
        : new MemoryStore({ checkPeriod: SESSION_SECONDS * 1000 }),
    },
  );
  dashboard.disable('x-powered-by');
  app.use('/dashboard', dashboard);
}
