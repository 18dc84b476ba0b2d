/** Background jobs, run by the managed server's own schedule. */
import Parse from 'parse/node';
import { defaultsOf } from '../../schema/load';
import { mailgunService } from '../adapters/mailgun';
import { ensureMaterials } from '../data/materials';
import { ensureRoles, syncAllLogins } from '../data/people';
import { ensurePrintProfiles } from '../data/print-profiles';
import type { Settler } from '../kernel/settle';
import type { Tools } from '../kernel/tools';
import { log } from '../log';
import { reportLowStock } from '../tasks/low-stock';
import { MailSender } from '../tasks/send-mail';
import { sweepOnce } from '../tasks/sweep';

/** Once after the schema was imported, and whenever its roles have changed. Safe to repeat. */
async function prepare(tools: Tools): Promise<void> {
  await ensureRoles(tools.schema);
  await ensureMaterials(tools.store);
  await ensurePrintProfiles(tools.store, defaultsOf(tools.schema, 'PrintProfile'));
  await syncAllLogins(tools);
}

export function registerJobs(tools: Tools, settler: Settler): void {
  const { mail } = tools.config;
  const sender = mail && new MailSender(tools, mailgunService(mail), mail);
  let sending: Promise<void> | undefined;
  const send = () => {
    sending ??= (sender?.round() ?? Promise.resolve())
      .catch((error) => log.error('A round of the mail failed; the next one tries again', { error }))
      .finally(() => {
        sending = undefined;
      });
    return sending;
  };
  tools.mailWaits = () => void send();
  Parse.Cloud.job('prepare', () => prepare(tools));
  Parse.Cloud.job('finish', async () => {
    await sweepOnce(tools, settler);
    await reportLowStock(tools);
    await send();
  });
}
