/** Parse Dashboard for the admin: their own log-in, and the master key works from loopback only. */
import type { Express } from 'express';
import type { Config } from '../cloud/config';

const ParseDashboard = require('parse-dashboard');
const session = require('express-session');
const MemoryStore = require('memorystore')(session);

const SESSION_SECONDS = 3600;

/** Mounts `/dashboard`; does nothing where no dashboard login is configured. */
export function mountDashboard(app: Express, config: Config, cookieSecret: string): void {
  if (!config.dashboard) return;
  const { user, password } = config.dashboard;
  const dashboard = new ParseDashboard(
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
      users: [{ user, pass: password, apps: [{ appId: config.appId }] }],
      trustProxy: config.trustProxy ? 1 : 0,
    },
    // Whoever serves it on a network puts TLS in front; by itself the server listens on loopback.
    {
      allowInsecureHTTP: true,
      cookieSessionSecret: cookieSecret,
      cookieSessionMaxAge: SESSION_SECONDS,
      // The default keeps ended sessions for ever.
      cookieSessionStore: new MemoryStore({ checkPeriod: SESSION_SECONDS * 1000 }),
    },
  );
  app.use('/dashboard', dashboard);
}
