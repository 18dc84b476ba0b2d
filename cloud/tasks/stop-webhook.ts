/** Pauses a webhook, or switches it off, by an ordinary, audited save of the server. */
import Parse from 'parse/node';
import { ownSave } from '../kernel/own-save';
import type { Tools } from '../kernel/tools';
import { log } from '../log';

export async function stopWebhook(
  { store }: Tools,
  webhookId: string,
  pausedBecause: string,
  { isOff = false } = {},
): Promise<void> {
  const webhook = await store.get('Webhook', webhookId);
  if (!webhook?.isActive || webhook.pausedBecause) return;
  log.warn('A webhook is told nothing for now', { webhook: webhookId, why: pausedBecause });
  const object = Parse.Object.extend('Webhook').createWithoutData(webhookId) as Parse.Object;
  const options = ownSave({ sets: { pausedBecause: pausedBecause.slice(0, 900) } });
  await object.save(isOff ? ({ isActive: false } as never) : null, options as never).catch((error) => {
    // Somebody saved it at the same time: the next try that fails comes here again.
    log.warn('A webhook could not be stopped', { webhook: webhookId, error });
  });
}
