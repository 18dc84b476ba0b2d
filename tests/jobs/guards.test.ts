/** What must hold for each move: refused with its code and without a trace while it does not, made once it does. */
import { expect, test } from '@jest/globals';
import { Client } from 'pg';
import { checkMove, guards } from '../../cloud/domain/jobs/guards';
import type { PrintJob, PrintJobMove } from '../../schema/generated';
import { pointer } from '../support/api';
import { isPostgres } from '../support/databases';
import { batchFields, checkFields, logFields, useShop } from '../support/shop';
import { jobAt, newFile, passed, picture, quoted, type Status, type Step, to, walk } from './life';

const shop = useShop();

interface Case {
  move: PrintJobMove;
  /** What does not hold. */
  without: string;
  from: Status;
  heldFrom?: Status;
  /** Makes the job lack it. */
  spoil?: Step;
  status: Status;
  send?: Record<string, unknown>;
  code: number;
  /** Gives it what it lacks. */
  fix?: Step;
  /** What is sent with the step once it is allowed. */
  resend?: Record<string, unknown>;
}

const set =
  (fields: Record<string, unknown>): Step =>
  ({ coordinator }, id) =>
    coordinator.changed('PrintJob', id, fields);
const failed: Step = ({ coordinator }, id) =>
  coordinator.made('FileCheck', { ...checkFields(id), checkStatus: 'Failed', checksFailed: 1 });
/** The job gets a batch of its own, which is then spoilt. */
const onBatch =
  (grams: number, spoilt: Record<string, unknown> = {}): Step =>
  async ({ coordinator }, id) => {
    const batch = await coordinator.made('MaterialBatch', batchFields(grams));
    await set({ materialBatch: pointer('MaterialBatch', batch) })(shop, id);
    if (Object.keys(spoilt).length) await coordinator.changed('MaterialBatch', batch, spoilt);
  };
const logged =
  (fields: Record<string, unknown>): Step =>
  ({ technician1 }, id) =>
    technician1.made('TimeLog', { ...logFields(id), ...fields });
const everyLog =
  (fields: Record<string, unknown>): Step =>
  async ({ coordinator }, id) => {
    const { body } = await coordinator.find('TimeLog', { printJob: pointer('PrintJob', id) });
    for (const { objectId } of body.results) await coordinator.changed('TimeLog', objectId, fields);
  };

const reasons: Case[] = (
  [
    ['decline', 'Received', 'Declined'],
    ['declineQuote', 'Quoted', 'Declined'],
    ['requestRevision', 'Queued', 'Revision Requested'],
    ['reprint', 'Failed', 'Queued'],
    ['hold', 'Printing', 'On Hold'],
    ['cancel', 'Ready', 'Cancelled'],
  ] as [PrintJobMove, Status, Status][]
).flatMap(([move, from, status]): Case[] => [
  { move, without: 'a reason', from, status, code: 1304, resend: { statusReason: 'said the customer' } },
  {
    move,
    without: 'a reason but blanks',
    from,
    status,
    send: { statusReason: ' \n' },
    code: 1304,
    resend: { statusReason: 'said the customer' },
  },
  {
    move,
    without: 'a reason of its own, an earlier one standing there',
    from,
    spoil: set({ statusReason: 'an earlier one' }),
    status,
    code: 1304,
    resend: { statusReason: 'another one' },
  },
]);

/** Moves that go by the newest check of the newest file. */
const checked: Case[] = (
  [
    ['quote', 'Quoted'],
    ['queueUnquoted', 'Queued'],
    ['startUnquoted', 'Printing'],
  ] as [PrintJobMove, Status][]
).flatMap(([move, status]): Case[] => {
  const offered: Step = move === 'quote' ? quoted : async () => undefined;
  const fix: Step = (one, id) => walk(one, id, passed, offered);
  return [
    { move, without: 'any check', from: 'Received', spoil: to('File Review'), status, code: 1310, fix },
    { move, without: 'a newest check that passed', from: 'File Review', spoil: failed, status, code: 1310, fix },
    { move, without: 'a check of the newest file', from: 'File Review', spoil: newFile, status, code: 1310, fix },
  ];
});

/** Moves that begin a print. */
const printed: Case[] = (
  [
    ['startUnquoted', 'File Review'],
    ['start', 'Queued'],
  ] as [PrintJobMove, Status][]
).flatMap(([move, from]): Case[] => [
  {
    move,
    without: 'a batch',
    from,
    spoil: set({ materialBatch: null }),
    status: 'Printing',
    code: 1315,
    fix: onBatch(40),
  },
  {
    move,
    without: 'a batch of its material',
    from,
    spoil: onBatch(500, { materialType: 'PETG' }),
    status: 'Printing',
    code: 1316,
    fix: onBatch(500),
  },
  {
    move,
    without: 'a batch in use',
    from,
    spoil: onBatch(500, { status: 'Retired' }),
    status: 'Printing',
    code: 1317,
    fix: onBatch(500),
  },
  {
    move,
    without: 'a batch that covers the estimate',
    from,
    spoil: onBatch(39.99),
    status: 'Printing',
    code: 1501,
    fix: set({ estimatedMaterialGrams: 39.99 }),
  },
]);

const asked = set({ quoteRequested: true });
const others: Case[] = [
  { move: 'quote', without: 'a quote', from: 'File Review', status: 'Quoted', code: 1311, fix: quoted },
  {
    move: 'resubmit',
    without: 'a new file',
    from: 'Queued',
    spoil: to('Revision Requested', { statusReason: 'thin' }),
    status: 'File Review',
    code: 1314,
    fix: newFile,
  },
  ...(['Queued', 'Printing'] as Status[]).map(
    (status): Case => ({
      move: status === 'Queued' ? 'queueUnquoted' : 'startUnquoted',
      without: 'the quote that was asked for',
      from: 'File Review',
      spoil: asked,
      status,
      code: 1313,
      fix: set({ quoteRequested: false }),
    }),
  ),
  {
    move: 'start',
    without: 'a newest check that passed',
    from: 'Queued',
    spoil: failed,
    status: 'Printing',
    code: 1310,
    fix: passed,
  },
  {
    move: 'finish',
    without: 'its last log stopped',
    from: 'Post-Processing',
    spoil: logged({ endTime: undefined }),
    status: 'Ready',
    code: 1318,
    fix: everyLog({ endTime: { __type: 'Date', iso: new Date().toISOString() } }),
  },
  {
    move: 'dispatch',
    without: 'its log decided',
    from: 'Ready',
    spoil: logged({}),
    status: 'Dispatched',
    code: 1319,
    fix: everyLog({ approvalStatus: 'Approved' }),
  },
  {
    move: 'dispatch',
    without: 'its log decided, if only rejected',
    from: 'Ready',
    spoil: logged({}),
    status: 'Dispatched',
    code: 1319,
    fix: everyLog({ approvalStatus: 'Rejected' }),
  },
];

/** Days pass: the quote's last day is set back in the database itself. */
const expired: Step = async ({ env }, id) => {
  const client = new Client({ connectionString: env.DATABASE_URI as string });
  await client.connect();
  await client.query(`UPDATE "JobQuote" SET "validUntil" = now() - interval '1 minute' WHERE "printJob" = $1`, [id]);
  await client.end();
};
if (isPostgres())
  others.push({
    move: 'accept',
    without: 'a quote that still stands',
    from: 'Quoted',
    spoil: expired,
    status: 'Accepted',
    code: 1312,
    fix: quoted,
  });

const CASES = [...reasons, ...checked, ...printed, ...others];

test.concurrent.each(CASES.map((one): [string, Case] => [`${one.move} without ${one.without}`, one]))(
  '%s',
  async (_name, { from, heldFrom, spoil, status, send, code, fix, resend }) => {
    const { id } = await jobAt(shop, from, heldFrom);
    if (spoil) await spoil(shop, id);
    const before = await picture(shop, id);
    const refused = await shop.manager.update('PrintJob', id, { status, ...send });
    expect([refused.status, refused.body.code]).toEqual([400, code]);
    expect(await picture(shop, id)).toEqual(before);
    if (fix) await fix(shop, id);
    const moved = (await shop.coordinator.get('PrintJob', id)).body.status === status;
    if (!moved) await shop.manager.changed('PrintJob', id, { status, ...resend });
    expect((await shop.coordinator.get('PrintJob', id)).body.status).toBe(status);
  },
);

test('a quote is sent for a file that passed only', async () => {
  const { id } = await jobAt(shop, 'File Review');
  await failed(shop, id);
  const before = await picture(shop, id);
  const { body } = await shop.coordinator.call('sendQuote', { jobId: id, totalMinor: 4200, currency: 'EUR' });
  expect(body.code).toBe(1310);
  expect(await picture(shop, id)).toEqual(before);
  const quotes = await shop.coordinator.find('JobQuote', { printJob: pointer('PrintJob', id) });
  expect(quotes.body.results).toEqual([]);
});

test('a file check is refused once the job is closed', async () => {
  for (const status of ['Declined', 'Completed', 'Cancelled'] as Status[]) {
    const { id } = await jobAt(shop, status);
    const before = await picture(shop, id);
    const refused = await shop.technician1.create('FileCheck', checkFields(id));
    expect([status, refused.body.code]).toEqual([status, 1324]);
    expect(refused.body.error).toContain(`The job is ${status};`);
    expect(await picture(shop, id)).toEqual(before);
    await shop.technician1.made('TimeLog', logFields(id));
    await shop.technician1.made('JobNote', {
      printJob: pointer('PrintJob', id),
      noteType: 'General',
      message: 'late',
    });
  }
});

test('a job goes to people who work here', async () => {
  const fields = {
    username: 'gone',
    email: 'gone@shop.example',
    role: 'technician',
    password: 'correct-horse-battery',
  };
  const gone = await shop.manager.made('Technician', fields);
  const { id } = await jobAt(shop, 'Queued');
  await shop.coordinator.changed('PrintJob', id, { assignedTechnician: pointer('Technician', gone) });
  await shop.manager.changed('Technician', gone, { isActive: false });
  await shop.coordinator.changed('PrintJob', id, { assignedTechnician: pointer('Technician', shop.ids.technician1) });
  const before = await picture(shop, id);
  const refused = await shop.coordinator.update('PrintJob', id, { assignedTechnician: pointer('Technician', gone) });
  expect([refused.body.code, refused.body.error]).toEqual([1327, 'gone is not active; assign somebody else.']);
  expect(await picture(shop, id)).toEqual(before);
  await shop.manager.changed('Technician', gone, { isActive: true });
  await shop.coordinator.changed('PrintJob', id, { assignedTechnician: pointer('Technician', gone) });
});

/** What no request can bring about, since another rule stands before it, is held by the guard all the same. */
test('guards that other rules keep from being needed', () => {
  const job = { status: 'Received', fileRevision: 2 } as PrintJob;
  const now = new Date();
  const newestQuote = { fileRevision: 1, validUntil: new Date(now.getTime() + 1000) } as never;
  expect(() => checkMove({ job, move: 'startReview', now })).toThrow('The job has no file.');
  expect(() => checkMove({ job, move: 'accept', now, newestQuote })).toThrow('No quote was sent for file revision 2.');
  const cancelled = { ...job, status: 'Cancelled', heldFrom: 'Dispatched', statusReason: 'lost' } as PrintJob;
  expect(() => checkMove({ job: cancelled, move: 'cancel', now })).toThrow('From On Hold it can go to: Dispatched.');
});

test('every guarded move stands in the table', () => {
  const guarded = Object.entries(guards).flatMap(([move, list]) => (list.length ? [move] : []));
  const elsewhere = ['startReview', 'resume'];
  const tested = [
    ...new Set(CASES.map(({ move }) => move as string)),
    ...elsewhere,
    ...(isPostgres() ? [] : ['accept']),
  ];
  expect(tested.sort()).toEqual(guarded.sort());
});
