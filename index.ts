/** Starts the shop from the environment, says where it is, and ends cleanly on Ctrl-C. */
// Must be there before parse-server is loaded: its logger makes a folder otherwise.
process.env.PARSE_SERVER_LOGS_FOLDER = 'null';

import 'dotenv/config';
import { readConfig } from './cloud/config';
import { log } from './cloud/log';
import { startShop } from './cloud/start';
import { seedDemo } from './scripts/demo/seed';

async function main(): Promise<void> {
  const config = readConfig();
  // Whatever the shop runs as: GraphQL and Express answer errors with stack traces in any other mode.
  process.env.NODE_ENV = 'production';
  const shop = await startShop(config);
  const demo = config.demo ? await seedDemo(shop.tools) : undefined;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await shop.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const { url } = shop;
  console.log(
    [
      `Ready on ${url}`,
      `  REST       ${url}/parse   (X-Parse-Application-Id: ${config.appId})`,
      `  GraphQL    ${url}/graphql`,
      `  LiveQuery  ${url.replace(/^http/, 'ws')}/parse`,
      ...(config.dashboard
        ? [`  Dashboard  ${url}/dashboard   ${config.dashboard.user} / ${config.dashboard.password}`]
        : []),
      ...(demo ? [`  Demo       ${demo.usernames.join(', ')}   password ${demo.password}`] : []),
    ].join('\n'),
  );
}

process.on('unhandledRejection', (error) => log.error('An unhandled rejection', { error }));
main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
