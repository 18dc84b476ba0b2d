/**
 * Sends what waits in the outbox, each mail once. A mail is claimed in one guarded statement; where
 * a try may have got through, the mail service is asked before the next.
 */
import { randomUUID } from 'node:crypto';
import { withLinks } from '../data/mail-links';
import type { MailService, Outcome } from '../domain/record/mail-service';
import { mailbox } from '../domain/record/mail-text';
import { MOST_TRIES, waitBeforeTry } from '../domain/record/tries';
import { clearing, type Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { log } from '../log';
import { Outbox } from './outbox';

/** The shop's account at its mail service. */
type Account = NonNullable<Tools['config']['mail']>;

const AT_ONCE = 8;

export class MailSender extends Outbox {
  /** What a sender that is gone sent shows in the service's records after this. */
  protected readonly leaseMs: number;

  constructor(
    tools: Tools,
    private readonly service: MailService,
    private readonly config: Account,
  ) {
    super(tools, 'EmailMessage', {}, AT_ONCE);
    this.leaseMs = 2 * config.timeoutMs + config.retryMs;
  }

  protected async take(mail: Row): Promise<void> {
    const claim = {
      state: 'Sending',
      claimId: randomUUID(),
      claimedAt: new Date(),
      attempts: mail.attempts + 1,
      // Whoever had it in hand before and never said how it went may have sent it.
      outcomeUnknown: mail.outcomeUnknown || mail.state === 'Sending',
    };
    const asSeen = { objectId: mail.objectId, state: mail.state, claimId: mail.claimId ?? null };
    if (!(await this.tools.store.update('EmailMessage', asSeen, claim))) return;
    const claimed = { ...mail, ...claim } as Row;
    await this.note(claimed, await this.deliver(claimed)).catch((error) => {
      log.error('It could not be noted how a mail went; it is looked up later', { mail: mail.objectId, error });
    });
  }

  private async deliver(mail: Row): Promise<Outcome> {
    const { objectId: id, toAddress, toName } = mail;
    try {
      if (mail.outcomeUnknown) {
        const providerId = await this.service.find(id, toAddress, mail.createdAt);
        if (providerId) return { kind: 'taken', providerId };
      }
      const body = await withLinks(mail, this.tools);
      if (!body) return { kind: 'refused', why: 'The link in it was used, or its time is over.' };
      // Held up for so long that another sender may have it by now: that one decides.
      if (Date.now() - mail.claimedAt.getTime() > this.leaseMs / 2) return { kind: 'unknown', why: 'Held up' };
      return await this.service.send({ id, to: mailbox(toAddress, toName), ...body });
    } catch (error) {
      return { kind: mail.outcomeUnknown ? 'unknown' : 'notSent', why: (error as Error).message };
    }
  }

  /**
   * Writes down how it went, unless somebody else has the mail by now. The claim stays in the row: a
   * sender that read it before, as waiting, must not take it for what it saw.
   */
  private async note(mail: Row, outcome: Outcome): Promise<void> {
    const { store } = this.tools;
    const changes = this.consequencesOf(mail, outcome);
    const mine = { objectId: mail.objectId, state: 'Sending', claimId: mail.claimId };
    if (await store.update('EmailMessage', mine, clearing(changes)))
      await store.publish('EmailMessage', mail, { ...mail, ...changes } as Row);
  }

  private consequencesOf(mail: Row, outcome: Outcome): Record<string, unknown> {
    const now = new Date();
    if (outcome.kind === 'taken')
      return { state: 'Sent', sentAt: now, providerId: outcome.providerId, lastError: undefined };
    const outcomeUnknown = outcome.kind === 'unknown';
    const lastError = outcome.why.slice(0, 1000);
    if (outcome.kind === 'refused' || mail.attempts >= MOST_TRIES) {
      log.error('A mail was given up', { mail: mail.objectId, why: lastError });
      return { state: 'GivenUp', lastError, outcomeUnknown };
    }
    const wait = waitBeforeTry(mail.attempts, this.config.retryMs, Math.random());
    return { state: 'Waiting', nextAttemptAt: new Date(now.getTime() + wait), lastError, outcomeUnknown };
  }
}
