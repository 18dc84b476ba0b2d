/** Two senders on one outbox, one of which reads it and is then held up while the other is done with what it read. */
import { expect, test } from '@jest/globals';
import type { Letter, Outcome } from '../../cloud/domain/record/mail-service';
import type { Row } from '../../cloud/kernel/record';
import type { Tools } from '../../cloud/kernel/tools';
import { MailSender } from '../../cloud/tasks/send-mail';

type Fields = Record<string, unknown>;

/** One row, changed by compare-and-set as the database does it. */
class OneRow {
  constructor(readonly row: Fields) {}
  /** Answers with what was there when it was asked, once this is over. */
  heldUntil: Promise<unknown> = Promise.resolve();

  async find(_className: string, where: Fields): Promise<Fields[]> {
    const { state, nextAttemptAt } = this.row;
    const isDue = state === where.state && (state !== 'Waiting' || (nextAttemptAt as Date) <= new Date());
    const found = isDue ? [{ ...this.row }] : [];
    await this.heldUntil;
    return found;
  }
  async update(_className: string, where: Fields, changes: Fields): Promise<boolean> {
    const isAsSeen = Object.entries(where).every(([field, value]) => (this.row[field] ?? null) === value);
    if (!isAsSeen) return false;
    for (const [field, value] of Object.entries(changes)) {
      if ((value as { __op?: string } | undefined)?.__op === 'Delete') delete this.row[field];
      else if (value !== undefined) this.row[field] = value;
    }
    return true;
  }
  async publish(): Promise<void> {
    return undefined;
  }
}

const ACCOUNT = { apiKey: '', webhookKey: '', domain: '', url: '', from: '', timeoutMs: 20_000, retryMs: 60_000 };

test('what a sender read before another tried it and is unsure is not sent by it', async () => {
  const mail = {
    objectId: 'a',
    state: 'Waiting',
    attempts: 0,
    nextAttemptAt: new Date(0),
    toAddress: 'a@b.example',
    html: '',
    createdAt: new Date(),
  } satisfies Partial<Row>;
  const outbox = new OneRow(mail);
  const sent: string[] = [];
  const service = {
    send: async ({ id }: Letter): Promise<Outcome> => {
      sent.push(id);
      return { kind: 'unknown', why: 'no answer' };
    },
    find: async () => undefined,
  };
  const newSender = () => new MailSender({ store: outbox } as unknown as Tools, service, ACCOUNT);

  let release: () => void = () => undefined;
  outbox.heldUntil = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = newSender().round();
  outbox.heldUntil = Promise.resolve();
  await newSender().round();
  expect(outbox.row).toMatchObject({ state: 'Waiting', attempts: 1, outcomeUnknown: true });
  release();
  await slow;
  expect(sent).toEqual(['a']);
});

test('a mail that went in the end does not say any more why it did not', async () => {
  const outbox = new OneRow({
    objectId: 'a',
    state: 'Waiting',
    attempts: 1,
    lastError: 'no answer',
    nextAttemptAt: new Date(0),
    toAddress: 'a@b.example',
    html: '',
    createdAt: new Date(),
  });
  const service = {
    send: async (): Promise<Outcome> => ({ kind: 'taken', providerId: 'p' }),
    find: async () => undefined,
  };
  await new MailSender({ store: outbox } as unknown as Tools, service, ACCOUNT).round();
  expect(outbox.row).toMatchObject({ state: 'Sent', providerId: 'p' });
  expect(outbox.row).not.toHaveProperty('lastError');
});
