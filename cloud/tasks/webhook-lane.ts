/**
 * What one webhook is told, a few deliveries at a time, apart from all others. A delivery is claimed
 * in one guarded statement; where nobody knows how a try went it is made again, under the same id.
 */
import { randomUUID } from 'node:crypto';
import { signedHeaders } from '../data/webhooks';
import { MOST_TRIES, waitBeforeTry } from '../domain/record/tries';
import type { Answered, PostWebhook } from '../domain/record/webhook-address';
import { PING, payloadOf, type Told } from '../domain/record/webhook-events';
import { clearing, pointerTo, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { log } from '../log';
import { Outbox } from './outbox';
import { stopWebhook } from './stop-webhook';

const AT_ONCE = 4;
/** So many tries that failed, one after another, pause a webhook. */
const PAUSE_AFTER = 30;

export class WebhookLane extends Outbox {
  protected readonly leaseMs: number;

  constructor(
    tools: Tools,
    private readonly post: PostWebhook,
    private readonly webhookId: string,
  ) {
    super(tools, 'WebhookDelivery', { webhook: pointerTo('Webhook', webhookId) }, AT_ONCE);
    const { timeoutMs, retryMs } = tools.config.webhooks;
    this.leaseMs = 2 * timeoutMs + retryMs;
  }

  protected async take(delivery: Row): Promise<void> {
    const { store } = this.tools;
    const webhook = await store.get('Webhook', this.webhookId);
    if (!webhook?.isActive || webhook.pausedBecause || webhook.deletingSince) return this.stop();
    const claim = {
      state: 'Sending',
      claimId: randomUUID(),
      claimedAt: new Date(),
      attempts: delivery.attempts + 1,
    };
    const asSeen = { objectId: delivery.objectId, state: delivery.state, claimId: delivery.claimId ?? null };
    if (!(await store.update('WebhookDelivery', asSeen, claim))) return;
    const claimed = { ...delivery, ...claim } as Row;
    const answered = await this.send(webhook, claimed);
    await this.note(webhook, claimed, answered).catch((error) => {
      log.error('It could not be noted how a webhook answered; it is told again', {
        delivery: claimed.objectId,
        error,
      });
    });
  }

  private async send(webhook: Row, delivery: Row): Promise<Answered> {
    try {
      const { objectId: id } = delivery;
      const payload = await this.payloadFor(webhook, delivery);
      const body = JSON.stringify({ id, ...payload });
      return await this.post(webhook.url, signedHeaders(this.tools, webhook, { id, at: new Date(), body }), body);
    } catch (error) {
      return { kind: 'failed', why: (error as Error).message };
    }
  }

  private async payloadFor({ objectId, name }: Row, { auditEvent, createdAt }: Row): Promise<object> {
    if (!auditEvent) return { type: PING, timestamp: createdAt.toISOString(), data: { webhookId: objectId, name } };
    return payloadOf((await this.tools.store.get('AuditEvent', auditEvent.objectId)) as unknown as Told);
  }

  /** Writes down how it went, unless somebody else has the delivery by now, and what follows for the webhook. */
  private async note(webhook: Row, delivery: Row, answered: Answered): Promise<void> {
    const { store } = this.tools;
    const isTaken = answered.kind === 'answered' && answered.status >= 200 && answered.status < 300;
    const changes = isTaken ? { state: 'Delivered', deliveredAt: new Date() } : this.nextTry(delivery, answered);
    const noted = { lastError: whyOf(answered), ...answerOf(answered), ...changes };
    const mine = { objectId: delivery.objectId, state: 'Sending', claimId: delivery.claimId };
    if (await store.update('WebhookDelivery', mine, clearing(noted)))
      await store.publish('WebhookDelivery', delivery, { ...delivery, ...noted } as Row);
    await this.count(webhook, answered, isTaken);
  }

  private nextTry({ objectId, attempts }: Row, answered: Answered): Record<string, unknown> {
    const isGone = answered.kind === 'answered' && answered.status === 410;
    if (isGone || attempts >= MOST_TRIES) {
      log.error('A webhook delivery was given up', { delivery: objectId, why: whyOf(answered) });
      return { state: 'GivenUp' };
    }
    const asked = answered.kind === 'answered' ? (answered.retryAfterMs ?? 0) : 0;
    const wait = Math.max(waitBeforeTry(attempts, this.tools.config.webhooks.retryMs, Math.random()), asked);
    return { state: 'Waiting', nextAttemptAt: new Date(Date.now() + wait) };
  }

  private async count(webhook: Row, answered: Answered, isTaken: boolean): Promise<void> {
    const { store } = this.tools;
    const it = { objectId: this.webhookId };
    if (isTaken) {
      if (webhook.failuresInRow) await store.update('Webhook', it, { failuresInRow: 0 });
      return;
    }
    const failuresInRow = { __op: 'Increment', amount: 1 };
    await store.update('Webhook', it, { failuresInRow });
    const counted = await store.get('Webhook', this.webhookId);
    if (answered.kind === 'answered' && answered.status === 410)
      await stopWebhook(this.tools, this.webhookId, 'It answered 410: it wants to be told nothing more.', {
        isOff: true,
      });
    else if (Number(counted?.failuresInRow) >= PAUSE_AFTER)
      await stopWebhook(
        this.tools,
        this.webhookId,
        `${PAUSE_AFTER} tries failed one after another. ${whyOf(answered)}`,
      );
  }
}

/** Why it was no success; undefined when it was one. */
function whyOf(answered: Answered): string | undefined {
  if (answered.kind === 'failed') return answered.why.slice(0, 500);
  const { status } = answered;
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) return `It sends on to another address (${status}), which is not followed.`;
  return `It answered ${status}.`;
}

const answerOf = (answered: Answered) =>
  answered.kind === 'answered'
    ? { answerStatus: answered.status, answerText: answered.text || undefined }
    : { answerStatus: undefined, answerText: undefined };
