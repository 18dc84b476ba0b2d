/** The rounds of the mail: reports what runs low, sends what waits; at once when something was put in the outbox. */
import { setTimeout as sleep } from 'node:timers/promises';
import { asTheOnlyOne } from '../data/task-lease';
import type { MailService } from '../domain/record/mail-service';
import type { Tools } from '../kernel/tools';
import { log } from '../log';
import { reportLowStock } from './low-stock';
import { MailSender } from './send-mail';

const EVERY_MS = 5_000;
const STOP_WITHIN_MS = 3_000;

/** Runs for as long as the server lives, without a service too: then mails are only written. Answers what ends it. */
export function startMailing(tools: Tools, service: MailService | undefined): () => Promise<void> {
  const { mail } = tools.config;
  const sender = service && mail ? new MailSender(tools, service, mail) : undefined;
  let running: Promise<void> | undefined;
  let again = false;

  const round = async (isTimed: boolean) => {
    try {
      if (isTimed) await asTheOnlyOne(tools.store, 'low stock', () => reportLowStock(tools));
      await sender?.round();
    } catch (error) {
      log.error('A round of the mail failed; the next one tries again', { error });
    }
  };
  const run = (isTimed: boolean) => {
    if (running) {
      again = true;
      return;
    }
    running = round(isTimed).finally(() => {
      running = undefined;
      if (again) {
        again = false;
        run(false);
      }
    });
  };

  const timer = setInterval(() => run(true), Math.min(EVERY_MS, mail?.retryMs ?? EVERY_MS));
  timer.unref();
  tools.mailWaits = () => {
    if (sender) run(false);
  };
  return async () => {
    clearInterval(timer);
    tools.mailWaits = () => undefined;
    sender?.stop();
    again = false;
    // What the mail service keeps waiting is looked up after the next start.
    await Promise.race([running, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
  };
}
