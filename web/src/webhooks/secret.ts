import type { Row } from '../providers/errors';
import { callFunction } from '../providers/functions';

/** Gives the webhook a new secret; the one before it signs for another day. */
export async function newSecret({ id }: Row): Promise<string> {
  return (await callFunction<{ secret: string }>('renewWebhookSecret', { webhookId: id })).secret;
}
