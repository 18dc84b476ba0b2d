/** The rounds of the webhooks: each has a lane of its own, so that a slow one keeps nothing from the others. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostWebhook } from '../domain/record/webhook-address';
import type { Tools } from '../kernel/tools';
import { log } from '../log';
import { WebhookLane } from './webhook-lane';

const EVERY_MS = 5_000;
const STOP_WITHIN_MS = 3_000;

interface Running {
  lane: WebhookLane;
  done: Promise<void>;
  /** Something came while it ran. */
  again: boolean;
}

/** Runs for as long as the server lives. Answers what ends it. */
export function startWebhooks(tools: Tools, post: PostWebhook): () => Promise<void> {
  const lanes = new Map<string, Running>();
  let isStopped = false;

  function open(webhookId: string): void {
    const running = lanes.get(webhookId);
    if (running) {
      running.again = true;
      return;
    }
    const lane = new WebhookLane(tools, post, webhookId);
    const done = lane
      .round()
      .catch((error) => log.error('A round of a webhook failed; the next one tries again', { webhookId, error }))
      .finally(() => {
        const { again } = lanes.get(webhookId) as Running;
        lanes.delete(webhookId);
        if (again && !isStopped) open(webhookId);
      });
    lanes.set(webhookId, { lane, done, again: false });
  }

  async function round(): Promise<void> {
    try {
      const active = { isActive: true, pausedBecause: null, deletingSince: null };
      const webhooks = await tools.store.find('Webhook', active, { keys: ['objectId'] });
      if (!isStopped) for (const { objectId } of webhooks) open(objectId);
    } catch (error) {
      log.error('The webhooks could not be read; the next round tries again', { error });
    }
  }

  const timer = setInterval(round, Math.min(EVERY_MS, tools.config.webhooks.retryMs));
  timer.unref();
  tools.webhooksWait = () => void round();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    tools.webhooksWait = () => undefined;
    const running = [...lanes.values()];
    for (const { lane } of running) lane.stop();
    // What is in hand by then is told again after the next start.
    await Promise.race([
      Promise.all(running.map(({ done }) => done)),
      sleep(STOP_WITHIN_MS, undefined, { ref: false }),
    ]);
  };
}
