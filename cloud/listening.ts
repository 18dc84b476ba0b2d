/** The port that the shop answers at. */
import { createServer, type Server } from 'node:http';
import type { Express } from 'express';
import type { Config } from './config';

/** Throws a sentence when the port is taken. */
export async function listen(app: Express, { host, port }: Config): Promise<Server> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken. Set PORT to another one.`) : error),
    );
    server.listen(port, host, resolve);
  });
  return server;
}
