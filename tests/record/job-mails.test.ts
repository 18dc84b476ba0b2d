/** What a job's customer is told, and what not; without keys the outbox is the mailbox. */
import { expect, test } from '@jest/globals';
import { pointer } from '../support/api';
import { batchFields, checkFields, newJob, useShop } from '../support/shop';

const shop = useShop({ SHOP_NAME: 'Druckerei <Nord>' });

interface Mail {
  objectId: string;
  event: string;
  occurrence: string;
  state: string;
  toAddress: string;
  language: string;
  subject: string;
}

async function mailsOf(job: string): Promise<Mail[]> {
  const where = { printJob: pointer('PrintJob', job) };
  return (await shop.coordinator.find('EmailMessage', where, { order: 'createdAt' })).body.results;
}

const move = (job: string, status: string, more: Record<string, unknown> = {}) =>
  shop.coordinator.changed('PrintJob', job, { status, ...more });

async function reviewedJob(more: Record<string, unknown> = {}): Promise<string> {
  const job = await newJob(shop, undefined, more);
  await move(job, 'File Review');
  await shop.coordinator.made('FileCheck', checkFields(job));
  return job;
}

const quote = (jobId: string) => shop.coordinator.call('sendQuote', { jobId, totalMinor: 4250, currency: 'EUR' });

test('from request to dispatch each piece of news is mailed once, and kept where mail is not set up', async () => {
  const job = await reviewedJob();
  await quote(job);
  await move(job, 'Accepted');
  const materialBatch = pointer('MaterialBatch', await shop.coordinator.made('MaterialBatch', batchFields()));
  await move(job, 'Queued', { materialBatch });
  await move(job, 'Printing');
  await move(job, 'Failed');
  await move(job, 'Queued', { statusReason: 'Came off the bed' });
  await move(job, 'Printing');
  await move(job, 'Post-Processing');
  await move(job, 'Ready');
  await move(job, 'Dispatched', { trackingNumber: '00340434161094042557' });
  const mails = await mailsOf(job);
  expect(mails.map(({ event }) => event)).toEqual(['received', 'quoted', 'inProduction', 'ready', 'dispatched']);
  expect(new Set(mails.map(({ state, toAddress }) => `${state} ${toAddress}`))).toEqual(
    new Set(['Kept ada@acme.example']),
  );
});
