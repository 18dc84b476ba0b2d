/** A bare Parse Server on the same database: same classes and permissions, no Cloud Code, nothing of ours. */
process.env.PARSE_SERVER_LOGS_FOLDER = 'null';

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import ParseServer from 'parse-server';

async function main(): Promise<void> {
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const serverURL = `http://127.0.0.1:${port}/parse`;
  const options = {
    appId: 'printshop',
    masterKey: process.env.MASTER_KEY,
    databaseURI: process.env.DATABASE_URI,
    databaseOptions: { max: 20 },
    serverURL,
    directAccess: true,
    verifyServerUrl: false,
    silent: true,
    logsFolder: null,
    filesAdapter: { createFile() {}, deleteFile() {}, getFileData() {}, getFileLocation: () => '' },
    liveQuery: { classNames: (process.env.LIVE ?? '').split(',') },
  };
  const parse = new ParseServer(options as never);
  const api = parse.app;
  await parse.start();
  parse.server = server as never;
  app.use('/parse', api as never);
  await ParseServer.createLiveQueryServer(
    server,
    { appId: 'printshop', masterKey: process.env.MASTER_KEY, serverURL } as never,
    {} as never,
  );
  console.log(`Ready on http://127.0.0.1:${port}`);
}

process.on('SIGTERM', () => process.exit(0));
main();
