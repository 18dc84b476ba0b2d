/** Builds the running shop from its configuration: database, Parse Server, rules, live updates, pages. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import express from 'express';
import ParseServer, { ParseGraphQLServer } from 'parse-server';
import { mountDashboard } from '../dashboard/mount';
import { defaultsOf, loadSchema, type Schema } from '../schema/load';
import { openDatabase } from './adapters/database';
import { startEmbeddedPostgres } from './adapters/embedded-postgres';
import type { ModelFiles } from './adapters/files/model-files';
import { hiddenFieldsAreNullable } from './adapters/graphql';
import { keepSchema } from './adapters/kept-schema';
import { mailgunService } from './adapters/mailgun';
import {
  definitionsOf,
  makeSearchIndexes,
  makeUniqueIndexes,
  migrate,
  mismatch,
  schemaDifferences,
} from './adapters/migration';
import { paymentServices } from './adapters/payments/services';
import { connectPrinter } from './adapters/printers/printers';
import { type Config, keptSecret } from './config';
import { ensureMaterials } from './data/materials';
import { ensurePaymentMethods } from './data/payment-methods';
import { ensureRoles, syncAllLogins } from './data/people';
import { ensurePrintProfiles } from './data/print-profiles';
import { Store } from './data/store';
import { ensureStoreRows } from './data/store-rows';
import { afterParse, guardDoor, readBodies } from './front-door';
import { Profiles } from './kernel/actor';
import { publishReadable } from './kernel/live';
import type { Tools } from './kernel/tools';
import { log } from './log';
import { registerAll } from './main';
import { guardPasswordPages, mountPages } from './pages';
import { answerRepeats } from './repeatable';
import { addRoutes, hardenApp, limitLogins } from './routes';
import { MAX_UPLOAD, serverOptions } from './server-options';
import { startMailing } from './tasks/mail-rounds';
import { startPreflights } from './tasks/preflight/rounds';
import { finishWhatWasLeft, startSweeping } from './tasks/sweep';
import { startVerifying } from './tasks/verify-files';
import { startWatchingPrinters } from './tasks/watch-printers';
import { Followers } from './track/followers';
import { passwordMails } from './triggers/people/password-mail';
import { mountUploads } from './uploads/route';

export interface StartOptions {
  /** false: the database's schema is left as it is, and must match already. */
  migrate?: boolean;
}

export interface Shop {
  url: string;
  tools: Tools;
  /** Begins what goes on by itself: the sweep, the mail, the nightly check. Without it a shop only answers. */
  startTasks(): void;
  stop(): Promise<void>;
}

interface Listening {
  server: Server;
  /** Connections that became WebSockets, which the HTTP server no longer counts as its own. */
  sockets: Set<Duplex>;
}

async function listen(app: express.Express, { host, port }: Config): Promise<Listening> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken. Set PORT to another one.`) : error),
    );
    server.listen(port, host, resolve);
  });
  const sockets = new Set<Duplex>();
  server.on('upgrade', (_request, socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return { server, sockets };
}

/** Each kind of store is loaded only where it is used: S3's takes a while. */
async function openFiles({ s3, dataDir }: Config): Promise<ModelFiles> {
  if (s3) return (await import('./adapters/files/s3')).filesOnS3(s3);
  return (await import('./adapters/files/disk')).filesOnDisk(dataDir);
}

/** Without a database address the shop brings its own. */
async function findDatabase({ databaseUri, dataDir }: Config) {
  if (databaseUri) return { uri: databaseUri, ours: false, stop: async () => undefined };
  const embedded = await startEmbeddedPostgres({ dataDir });
  return { uri: embedded.uri, ours: true, stop: () => embedded.stop() };
}

/** Closes what listens at once; whoever still holds a connection open, live updates too, is let go. */
async function close({ server, sockets }: Listening): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  for (const socket of sockets) socket.destroy();
  await closed;
}

/** Starts everything; resolves when requests are answered. Throws a sentence when it cannot. */
export async function startShop(given: Config, { migrate: migrates = true }: StartOptions = {}): Promise<Shop> {
  const schema = loadSchema();
  const app = express();
  hardenApp(app, given.trustProxy);
  let ready = false;
  app.use((request, response, next) => {
    if (ready || request.path === '/health' || request.path === '/ready') return next();
    // Programs that upload by tus take any other word than 423 for the end of the upload.
    const status = request.path.startsWith('/uploads/') ? 423 : 503;
    response.status(status).json({ code: 1, error: 'The shop is starting.' });
  });
  const listening = await listen(app, given);
  const { server } = listening;
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
  const database = await findDatabase(config).catch(async (error) => {
    await close(listening);
    throw error;
  });
  try {
    let endTasks: () => Promise<unknown> = async () => undefined;
    const { tools, startTasks } = await startParse(app, server, config, schema, database, migrates, () => ready);
    ready = true;
    return {
      url: config.publicUrl,
      tools,
      startTasks: () => {
        endTasks = startTasks();
      },
      stop: async () => {
        await endTasks();
        await close(listening);
        await database.stop();
      },
    };
  } catch (error) {
    await close(listening);
    await database.stop();
    throw error;
  }
}

/** Brings the database to the declared schema where it is not there yet, and may be. Throws every difference that stays. */
async function matchSchema(
  parseConfig: { schema?: unknown },
  migrates: boolean,
  differencesNow: () => Promise<string[]>,
): Promise<void> {
  let differences = await differencesNow();
  if (differences.length && migrates) {
    await migrate(parseConfig);
    differences = await differencesNow();
  }
  if (differences.length) throw mismatch(differences);
}

async function startParse(
  app: express.Express,
  server: Server,
  config: Config,
  schema: Schema,
  database: { uri: string; ours: boolean },
  migrates: boolean,
  isReady: () => boolean,
) {
  const opened = openDatabase(database.uri);
  const { storage } = opened;
  const files = await openFiles(config);
  const store: Store = new Store(config.appId, () => tools.now());
  const tools = {
    store,
    profiles: new Profiles(store),
    schema,
    config,
    files,
    payments: paymentServices(config.payments),
    now: () => new Date(),
    mailWaits: () => undefined as void,
    preflightWaits: () => undefined as void,
    schemaDifferences: () => schemaDifferences(schema, opened),
  };
  let registered: ReturnType<typeof registerAll> | undefined;
  const options = serverOptions({
    config,
    schema,
    database: storage,
    files,
    mails: passwordMails(tools),
    cloud: () => {
      registered = registerAll(tools);
    },
    migration: {
      definitions: definitionsOf(schema, opened.engine),
      afterMigration: () => makeUniqueIndexes(schema, storage),
    },
  });
  const parse = new ParseServer(options as never);
  // Making the app routes the SDK's own calls inside the process; the start already makes some.
  const api = parse.app;
  // Migrating takes a good part of a start, and a database that is as it should be needs none: it is looked at below.
  const { schema: declared } = parse.config;
  parse.config.schema = undefined;
  await parse.start();
  parse.config.schema = declared;
  parse.server = server as never;
  // Cannot be given beside a database adapter; Parse asks for it here.
  parse.config.databaseOptions = { allowPublicExplain: false };
  const followers = new Followers(store);
  publishReadable(schema, parse.config.liveQueryController.liveQueryPublisher, (row) => followers.hear(row));
  if (!registered) throw new Error('Parse Server did not load the rules.');
  const { settler, tools: all } = registered;
  answerRepeats(schema, store);
  guardDoor(schema);
  await matchSchema(parse.config, migrates, tools.schemaDifferences);
  if (migrates) await makeSearchIndexes(schema, opened);
  await keepSchema(config.appId);
  await ensureRoles(schema);
  await ensureMaterials(store);
  await ensurePaymentMethods(store);
  await ensurePrintProfiles(store, defaultsOf(schema, 'PrintProfile'));
  await ensureStoreRows(all);
  // Alone on our own database, whatever is open was left by a crash.
  const left = database.ours ? new Date(Date.now() + 1) : new Date(Date.now() - 15_000);
  const finished = await finishWhatWasLeft(all, settler, left);
  if (finished.postings || finished.rows) log.info('Finished what an earlier run had left open', finished);
  await syncAllLogins(all);

  app.use('/graphql', limitLogins(all));
  app.use(['/parse', '/graphql'], readBodies(MAX_UPLOAD));
  guardPasswordPages(app);
  app.use('/parse', api as never, ...afterParse);
  new ParseGraphQLServer(parse, {
    graphQLPath: '/graphql',
    graphQLPublicIntrospection: !config.production,
    graphQLCustomTypeDefs: hiddenFieldsAreNullable(schema),
  } as never).applyGraphQL(app as never);
  mountDashboard(app, config, keptSecret(config.dataDir, 'dashboard-cookie'));
  mountUploads(app, all);
  addRoutes(app, all, followers, async () => {
    if (!isReady()) return 'still starting';
    return (await store.first('Counter', {}).then(
      () => undefined,
      () => 'the database does not answer',
    )) as string | undefined;
  });
  mountPages(app, config, schema, path.join(__dirname, 'web'));
  await ParseServer.createLiveQueryServer(
    server,
    {
      appId: config.appId,
      masterKey: config.masterKey,
      serverURL: options.serverURL,
      // Without it a new adapter, for a MongoDB on this machine, is made for each event and subscriber.
      databaseAdapter: storage,
      collectionPrefix: '',
      cacheTimeout: 2000,
      websocketTimeout: 30_000,
    } as never,
    {} as never,
  );
  const startTasks = () => {
    const endings = [
      startSweeping(all, settler),
      startMailing(all, config.mail && mailgunService(config.mail)),
      startVerifying(all),
      startPreflights(all),
      startWatchingPrinters(all, connectPrinter),
    ];
    return () => Promise.all(endings.map((end) => end()));
  };
  return { tools: all, startTasks };
}
