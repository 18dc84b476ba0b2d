/** What packages and Node itself would print goes through the log too. */
import { format } from 'node:util';
import { log } from '../log';

/** Takes over the console, warnings, and whatever nobody caught; the last ends the process with exit code 1. */
export function adoptOutput(): void {
  for (const level of ['debug', 'info', 'warn', 'error'] as const)
    console[level] = (...said: unknown[]) => log[level](format(...said));
  console.log = console.info;
  // A full disk under the log, or nobody reading it, is no reason to close the shop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => log.warn(message, { name }));
  process.on('unhandledRejection', (error) => log.error('An unhandled rejection', { error }));
  process.on('uncaughtException', (error) => {
    log.error('An uncaught error ends the server', { error });
    process.exit(1);
  });
}
