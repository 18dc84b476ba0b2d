/** For each guard of each move: a job that lacks what it asks for, and what it takes to be let pass. */
import type { PrintJobMove } from '../../schema/generated';
import { pointer } from '../support/api';
import { isPostgres, onDatabase } from '../support/databases';
import { batchFields, checkFields, logFields } from '../support/shop';
import { newFile, passed, quoted, type Status, type Step, set, to, walk } from './life';

export interface Case {
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

export const failed: Step = ({ coordinator }, id) =>
  coordinator.made('FileCheck', { ...checkFields(id), checkStatus: 'Failed', checksFailed: 1 });
/** The job gets a batch of its own, which is then spoilt. */
const onBatch =
  (grams: number, spoilt: Record<string, unknown> = {}): Step =>
  async (shop, id) => {
    const batch = await shop.coordinator.made('MaterialBatch', batchFields(grams));
    await set({ materialBatch: pointer('MaterialBatch', batch) })(shop, id);
    if (Object.keys(spoilt).length) await shop.coordinator.changed('MaterialBatch', batch, spoilt);
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
  const statement = `UPDATE "JobQuote" SET "validUntil" = now() - interval '1 minute' WHERE "printJob" = $1`;
  await onDatabase(env.DATABASE_URI as string, statement, [id]);
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

export const CASES: Case[] = [...reasons, ...checked, ...printed, ...others];
