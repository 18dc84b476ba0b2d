/** Builds the running shop from its configuration: database, Parse Server, rules, live updates, pages. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { loadSchema, type Schema } from '../schema/load';
import { mailgunService } from './adapters/mailgun';
import { connectPrinter } from './adapters/printers/printers';
import { webhookPoster } from './adapters/webhooks';
import { Door } from './closing';
import { type Config, keptSecret } from './config';
import { secretsOf } from './config-secrets';
import type { Tools } from './kernel/tools';
import { listen } from './listening';
import { startLiveServer } from './live-server';
import { setLogLevel } from './log';
import { hideAlways } from './log/redact';
import { mountMetrics } from './metrics/route';
import { mountAll } from './mounting';
import { findDatabase, open } from './opening';
import { type StartedParse, startParse } from './parse';
import { observeRequests } from './requests/observe';
import { hardenApp } from './routes';
import { setRight } from './set-right';
import { openSharing, type Sharing } from './sharing';
import { startMailing } from './tasks/mail-rounds';
import { startLookingForNeighbours } from './tasks/neighbours';
import { startPreflights } from './tasks/preflight/rounds';
import { startSweeping } from './tasks/sweep';
import { startVerifying } from './tasks/verify-files';
import { startWatchingPrinters } from './tasks/watch-printers';
import { startWebhooks } from './tasks/webhook-rounds';

export interface StartOptions {
  /** false: the database's schema is left as it is, and must match already. */
  migrate?: boolean;
  /** true: a backup is being put into the database, by whoever starts this. */
  restoring?: boolean;
}

export interface Shop {
  url: string;
  tools: Tools;
  /** Begins what goes on by itself: the sweep, the mail, the nightly check. Without it a shop only answers. */
  startTasks(): void;
  stop(): Promise<void>;
}

/** Starts everything; resolves when requests are answered. Throws a sentence when it cannot. */
export async function startShop(given: Config, starting: StartOptions = {}): Promise<Shop> {
  const schema = loadSchema();
  setLogLevel(given.logLevel);
  hideAlways(secretsOf(given));
  const app = express();
  const door = new Door();
  app.use(door.watch, observeRequests(given.appId, schema));
  hardenApp(app, given.trustProxy);
  let ready = false;
  app.use((request, response, next) => {
    if (ready || request.path === '/health' || request.path === '/ready') return next();
    // Programs that upload by tus take any other word than 423 for the end of the upload.
    const status = request.path.startsWith('/uploads/') ? 423 : 503;
    response.status(status).json({ code: 1, error: 'The shop is starting.' });
  });
  const server = await listen(app, given);
  door.guards(server);
  // Nobody answers a WebSocket yet; left alone, its client would wait for ever.
  server.on('upgrade', (_request, socket) => {
    if (!ready) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  const config = {
    ...given,
    port,
    publicUrl: given.port === 0 ? given.publicUrl.replace(/:0$/, `:${port}`) : given.publicUrl,
  };
  const closing: (() => unknown)[] = [() => door.close(0)];
  const closeAll = async () => {
    for (const close of closing.splice(0)) await close();
  };
  try {
    const database = await findDatabase(config);
    closing.push(database.stop);
    const sharing = await openSharing(config, () => door.letGo());
    closing.push(sharing.close);
    let endTasks: () => Promise<unknown> = async () => undefined;
    const missing = () => (door.isClosing ? 'shutting down' : ready ? undefined : 'still starting');
    const { tools, startTasks, letGo, ended } = await serve(
      { app, server, missing },
      config,
      schema,
      { ...database, sharing },
      starting,
    );
    ready = true;
    return {
      url: config.publicUrl,
      tools,
      startTasks: () => {
        endTasks = startTasks();
      },
      stop: async () => {
        const closed = door.close(config.shutdownSeconds, letGo());
        await Promise.all([endTasks(), closed]);
        await ended();
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

interface Doorway {
  app: express.Express;
  server: Server;
  /** Why the shop is not ready; undefined when it is. */
  missing: () => string | undefined;
}

/** What goes on by itself; answers how to end it. */
function startTasks({ tools, settler }: StartedParse): () => Promise<unknown> {
  const { config } = tools;
  const endings = [
    startLookingForNeighbours(tools, keptSecret(config.dataDir, 'files-id')),
    startSweeping(tools, settler),
    startMailing(tools, config.mail && mailgunService(config.mail)),
    startWebhooks(tools, webhookPoster(config.webhooks)),
    startVerifying(tools),
    startPreflights(tools),
    startWatchingPrinters(tools, connectPrinter),
  ];
  return () => Promise.all(endings.map((end) => end()));
}

async function serve(
  { app, server, missing }: Doorway,
  config: Config,
  schema: Schema,
  { uri, ours, sharing }: { uri: string; ours: boolean; sharing: Sharing },
  { migrate: migrates = true, restoring = false }: StartOptions,
) {
  const opened = await open(config, schema, uri, sharing, restoring);
  const { database } = opened;
  const started = await startParse(opened, server, sharing);
  await setRight(started, database, { migrates, isOurs: ours });
  const { tools, followers } = started;
  const uploads = mountAll(app, started, sharing.link, missing);
  const live = await startLiveServer(server, config, database.storage, sharing);
  mountMetrics(app, tools, { live, followers, database });
  /** Whoever only listens to what happens is let go at once; they come back to whoever serves then. */
  const letGo = () => {
    followers.end();
    return live;
  };
  /** What was cut off keeps what had arrived; then nobody needs the database any more. */
  const ended = async () => {
    await uploads.settled();
    await database.close();
  };
  return { tools, startTasks: () => startTasks(started), letGo, ended };
}
