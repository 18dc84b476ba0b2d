/** Starts the shop from the environment, says where it is, and ends cleanly on Ctrl-C. */
import './cloud/no-logs-folder';

import 'dotenv/config';
import { type Config, readConfig } from './cloud/config';
import { adoptOutput } from './cloud/log/adopt';
import { redacted } from './cloud/log/redact';
import { type Shop, startShop } from './cloud/start';
import { seedDemo } from './scripts/demo/seed';
import { noteAddress } from './scripts/running-shop';

let shop: Shop | undefined;
let stopping = false;
let signalledAt: number | undefined;

/** npm passes on what the terminal has sent to everybody already: that is one signal, not two. */
const SAME_SIGNAL_MS = 500;

/** The first one ends what runs in good order, one after it at once. */
function onSignal(): void {
  const isSecond = signalledAt !== undefined && Date.now() - signalledAt > SAME_SIGNAL_MS;
  signalledAt ??= Date.now();
  if (isSecond) process.exit(1);
  stop();
}

/** Ends what was started so far, at whatever point of it. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await shop?.stop().catch(report);
  process.exit();
}

function report(error: unknown): void {
  process.exitCode = 1;
  process.stderr.write(`${redacted(error instanceof Error ? error.message : String(error))}\n`);
}

async function main(pagesBuilt?: Promise<unknown>): Promise<void> {
  const config = readConfig();
  // Whatever the shop runs as: GraphQL and Express answer errors with stack traces in any other mode.
  process.env.NODE_ENV = 'production';
  shop = await startShop(config);
  process.once('exit', noteAddress(shop.tools.config));
  const demo = config.demo ? await seedDemo(shop.tools) : undefined;
  await pagesBuilt;
  // After the demo's weeks of history: a task would take a job that is just living them for one that was left.
  shop.startTasks();
  const { url } = shop;
  process.stdout.write(
    `${[
      `Ready on ${url}`,
      `  Console    ${url}/`,
      `  Queue      ${url}/queue   for technicians, on a phone or tablet`,
      `  Store      ${url}/shop   for customers`,
      `  Requests   ${url}/request   for customers`,
      `  REST       ${url}/parse   (X-Parse-Application-Id: ${config.appId})`,
      `  GraphQL    ${url}/graphql`,
      `  LiveQuery  ${url.replace(/^http/, 'ws')}/parse`,
      `  Reference  ${url}/docs`,
      ...(config.dashboard
        ? [`  Dashboard  ${url}/dashboard   ${config.dashboard.user} / ${shownPassword(config)}`]
        : []),
      ...(demo ? [`  Demo       ${demo.usernames.join(', ')}   password ${demo.password}`] : []),
    ].join('\n')}\n`,
  );
}

/** One that was made here is shown, or nobody would know it; in production what is printed is kept. */
const shownPassword = ({ dashboard, production }: Config) => (production ? 'as set' : dashboard?.password);

/** Runs the shop until it is stopped; it is Ready when its pages are built too. */
export function run(pagesBuilt?: Promise<unknown>): void {
  adoptOutput();
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  main(pagesBuilt).catch((error) => {
    // What is ended in the middle fails, as it should.
    if (stopping) return;
    report(error);
    stop();
  });
}

if (require.main === module) run();
