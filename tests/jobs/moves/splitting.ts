/** Split jobs: the runs add up to the whole exactly, come into being once, and leave file and quote to the whole. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkMoveOfRun, shareEstimates } from '../../../cloud/domain/jobs/runs';
import type { PrintJob, PrintJobMove } from '../../../schema/generated';
import { pointer } from '../../support/api';
import { theShop } from '../../support/house';
import { cubeStl } from '../../support/models';
import { batchFields, checkFields } from '../../support/shop';
import { ALL, jobAt, picture, type Status, set, to, walk } from '../life';
import { jobOfTen, quantities, runsOf, split, splitAt } from '../splits';

const shop = theShop();
const SEED = Number(process.env.SEED ?? 20261121);

test('runs have numbers, technicians and batches of their own, and add up to the whole exactly', async () => {
  const { coordinator, ids } = shop;
  const job = await jobOfTen(shop, 'Queued');
  await set({ estimatedMaterialGrams: 100.01, estimatedPrintMinutes: 100, color: 'Black', priority: 2 })(shop, job);
  const batch = await coordinator.made('MaterialBatch', batchFields());
  const { status, body } = await split(shop, job, [
    { quantity: 3, assignedTechnicianId: ids.technician2, materialBatchId: batch },
    { quantity: 3 },
    { quantity: 4 },
  ]);
  expect([status, body.error]).toEqual([200, undefined]);
  const whole = (await coordinator.get('PrintJob', job)).body;
  expect(whole).toMatchObject({ runCount: 3, status: 'Queued', quantity: 10 });
  const rows = await runsOf(shop, job);
  expect(body.result).toEqual({
    jobNumber: whole.jobNumber,
    runs: rows.map(({ objectId, jobNumber, quantity }) => ({ objectId, jobNumber, quantity })),
  });
  expect(rows.map(({ jobNumber }) => jobNumber)).toEqual([1, 2, 3].map((place) => `${whole.jobNumber}/${place}`));
  const sum = (field: string) => rows.reduce((total, row) => total + Math.round(row[field] * 100), 0) / 100;
  expect([sum('quantity'), sum('estimatedMaterialGrams'), sum('estimatedPrintMinutes')]).toEqual([10, 100.01, 100]);
  for (const row of rows)
    expect(row).toMatchObject({ status: 'Queued', color: 'Black', priority: 2, attempt: 1, client: whole.client });
  expect(rows.map((row) => row.assignedTechnician.objectId)).toEqual([
    ids.technician2,
    ids.technician1,
    ids.technician1,
  ]);
  expect(rows[0].materialBatch.objectId).toBe(batch);
  expect((await shop.technician2.find('PrintJob')).body.results.map(({ jobNumber }: PrintJob) => jobNumber)).toEqual([
    `${whole.jobNumber}/1`,
  ]);
  const events = await coordinator.find('AuditEvent', { entityId: { $in: rows.map((row) => row.objectId) } });
  expect(events.body.results.map(({ action, actorName }: Record<string, string>) => [action, actorName])).toEqual(
    rows.map(() => ['create', 'coordinator']),
  );
});

test('whatever is shared out, the parts add up to it', () => {
  const amounts = fc.record({ hundredths: fc.nat(100_000_000), minutes: fc.nat(100_000) });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 100 }),
      amounts,
      (each, whole) => {
        const job = {
          estimatedMaterialGrams: whole.hundredths / 100,
          estimatedPrintMinutes: whole.minutes,
        } as PrintJob;
        const parts = shareEstimates(job, each);
        expect(parts.reduce((sum, { grams }) => sum + Math.round(grams * 100), 0)).toBe(whole.hundredths);
        expect(parts.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(whole.minutes);
        expect(Math.min(...parts.flatMap(({ grams, minutes }) => [grams, minutes]))).toBeGreaterThanOrEqual(0);
      },
    ),
    { seed: SEED },
  );
});

test('a run’s technician fetches the uploaded file by the address the run has', async () => {
  const { coordinator, technician2, ids, url } = shop;
  const model = cubeStl(15);
  const job = await jobOfTen(shop, 'File Review');
  await set({ file: await coordinator.upload('part.stl', model) })(shop, job);
  const runs = [{ quantity: 9 }, { quantity: 1, assignedTechnicianId: ids.technician2 }];
  const { body } = await split(shop, job, runs);
  const run = (await technician2.get('PrintJob', body.result.runs[1].objectId)).body;
  expect(run.fileUrl).toBe(`${url}/files/jobs/${run.objectId}`);
  const file = await fetch(run.fileUrl, { headers: { 'X-Parse-Session-Token': technician2.sessionToken } });
  expect([file.status, (await file.arrayBuffer()).byteLength]).toEqual([200, model.byteLength]);
});

describe('a split is refused without a trace', () => {
  const expectRefused = async (job: string, runs: unknown, code: number, words: string) => {
    const before = await picture(shop, job);
    const { body } = await split(shop, job, runs);
    expect([body.code, body.error]).toEqual([code, expect.stringContaining(words)]);
    expect(await picture(shop, job)).toEqual(before);
    expect((await runsOf(shop, job)).length).toBe(0);
  };

  test.each([
    ['too few pieces', quantities(4, 5), 1323, 'add up to 9; the job has 10'],
    ['too many pieces', quantities(5, 6), 1323, 'add up to 11; the job has 10'],
    ['a single run', quantities(10), 1322, '2 to 100 runs'],
    ['too many runs', quantities(...Array(101).fill(1)), 1322, '2 to 100 runs'],
    ['an empty run', quantities(10, 0), 1322, 'above 0'],
    ['less than nothing', quantities(11, -1), 1322, 'above 0'],
    ['half a piece', quantities(9.5, 0.5), 1322, 'above 0'],
    ['a quantity in words', [{ quantity: '5' }, { quantity: 5 }], 1322, 'above 0'],
    ['no quantity', [{}, { quantity: 10 }], 1322, 'above 0'],
    ['no list', 'two', 1015, 'runs must be a list'],
    ['an unknown technician', [{ quantity: 5, assignedTechnicianId: 'nobody' }, { quantity: 5 }], 1012, 'Technician'],
    ['an unknown batch', [{ quantity: 5 }, { quantity: 5, materialBatchId: 'none' }], 1012, 'MaterialBatch'],
  ])('%s', async (_what, runs, code, words) => {
    await expectRefused(await jobOfTen(shop, 'Queued'), runs, code, words);
  });

  const splittable: Status[] = ['File Review', 'Accepted', 'Queued'];
  test.concurrent.each(ALL.filter((status) => !splittable.includes(status)))('from %s', async (from) => {
    await expectRefused(await jobOfTen(shop, from), quantities(5, 5), 1322, `it is ${from}; that is possible from`);
  });
  test.concurrent.each(splittable)('but not from %s', async (from) => {
    const { runs } = await splitAt(shop, from, 5, 5);
    expect(runs).toHaveLength(2);
  });

  test('from File Review while a quote is asked for', async () => {
    const job = await jobOfTen(shop, 'File Review');
    await set({ quoteRequested: true })(shop, job);
    await expectRefused(job, quantities(5, 5), 1322, 'a quote was asked for');
    await set({ quoteRequested: false })(shop, job);
    expect((await split(shop, job, quantities(5, 5))).status).toBe(200);
  });

  test('with a batch of another material, a technician who left, or a number that is taken', async () => {
    const { coordinator, manager } = shop;
    const petg = await coordinator.made('MaterialBatch', { ...batchFields(), materialType: 'PETG' });
    const job = await jobOfTen(shop, 'Queued');
    await expectRefused(job, [{ quantity: 5, materialBatchId: petg }, { quantity: 5 }], 1316, 'holds PETG');
    const left = await manager.made('Technician', {
      username: 'left',
      email: 'left@shop.example',
      role: 'technician',
      password: 'correct-horse-battery',
    });
    await manager.changed('Technician', left, { isActive: false });
    await expectRefused(
      job,
      [{ quantity: 5, assignedTechnicianId: left }, { quantity: 5 }],
      1327,
      'left is not active',
    );
    const { jobNumber } = (await coordinator.get('PrintJob', job)).body;
    const other = (await jobAt(shop, 'Received')).id;
    const { client, materialType } = (await coordinator.get('PrintJob', other)).body;
    const taken = { client, materialType, estimatedPrintMinutes: 1, estimatedMaterialGrams: 1, fileName: 'a.stl' };
    await coordinator.made('PrintJob', { ...taken, jobNumber: `${jobNumber}/2`, fileUrl: 'https://files.example/a' });
    await expectRefused(job, quantities(5, 5), 137, `${jobNumber}/2`);
  });

  test('by a technician', async () => {
    const job = await jobOfTen(shop, 'Queued');
    const before = await picture(shop, job);
    const { body } = await shop.technician1.call('splitJob', { jobId: job, runs: quantities(5, 5) });
    expect(body.code).toBe(1102);
    expect(await picture(shop, job)).toEqual(before);
  });

  test('of a run, and of what is split already', async () => {
    const { job, runs } = await splitAt(shop, 'Queued', 6, 4);
    const before = await picture(shop, job);
    expect((await split(shop, job, quantities(6, 4))).body).toMatchObject({ code: 1322 });
    const ofRun = await split(shop, runs[0]?.objectId as string, quantities(3, 3));
    expect([ofRun.body.code, ofRun.body.error]).toEqual([1322, 'The job cannot be split: it is a run itself.']);
    expect(await picture(shop, job)).toEqual(before);
    expect(await runsOf(shop, job)).toHaveLength(2);
  });
});

describe('file and quote belong to the whole job', () => {
  test.each([
    ['File Review', 'Declined', 'Queued, Printing, On Hold, Cancelled'],
    ['File Review', 'Quoted', ''],
    ['File Review', 'Revision Requested', ''],
    ['Accepted', 'Revision Requested', 'Queued, On Hold, Cancelled'],
    ['Queued', 'Revision Requested', 'Printing, On Hold, Cancelled'],
  ] as [Status, Status, string][])('a run in %s does not become %s', async (from, status, open) => {
    const { job, runs } = await splitAt(shop, from, 5, 5);
    const [run] = runs as [(typeof runs)[number]];
    const whole = (await shop.coordinator.get('PrintJob', job)).body.jobNumber;
    const before = await picture(shop, run.objectId);
    const { body } = await shop.coordinator.update('PrintJob', run.objectId, { status, statusReason: 'because' });
    expect(body).toEqual({
      code: 1325,
      error: `File and quote belong to the whole job ${whole}; they are not decided for its run ${whole}/1.`,
    });
    if (open) {
      const elsewhere = await shop.coordinator.update('PrintJob', run.objectId, { status: 'Ready' });
      expect(elsewhere.body.error).toContain(`it can go to: ${open}.`);
    }
    expect(await picture(shop, run.objectId)).toEqual(before);
    expect((await shop.coordinator.get('PrintJob', job)).body.status).toBe(from);
  });

  test('a run takes no quote and no other file, and neither does what is split', async () => {
    const { job, runs } = await splitAt(shop, 'File Review', 5, 5);
    const run = runs[0]?.objectId as string;
    const { coordinator } = shop;
    const before = [await picture(shop, run), await picture(shop, job)];
    const codes = await Promise.all(
      [run, job].flatMap((id) => [
        coordinator.call('sendQuote', { jobId: id, totalMinor: 4200, currency: 'EUR' }),
        coordinator.update('PrintJob', id, { quoteRequested: true }),
        coordinator.update('PrintJob', id, { fileUrl: 'https://files.example/other.stl' }),
      ]),
    );
    expect(codes.map(({ body }) => body.code)).toEqual([1325, 1325, 1325, 1321, 1321, 1321]);
    const quotes = await coordinator.find('JobQuote', {
      printJob: { $in: [job, run].map((id) => pointer('PrintJob', id)) },
    });
    expect(quotes.body.results).toEqual([]);
    expect([await picture(shop, run), await picture(shop, job)]).toEqual(before);
  });

  test('no move of the whole is a run’s', () => {
    const run = { parentJob: pointer('PrintJob', 'x'), jobNumber: 'PJ-000007/2' } as unknown as PrintJob;
    const moves: PrintJobMove[] = ['requestRevision', 'quote', 'accept', 'decline', 'declineQuote'];
    for (const move of moves) expect(() => checkMoveOfRun(run, move)).toThrow('the whole job PJ-000007;');
    for (const move of ['start', 'hold', 'resume', 'cancel', 'fail', 'dispatch'] as PrintJobMove[])
      expect(() => checkMoveOfRun(run, move)).not.toThrow();
  });

  test('a run goes by the whole job’s check until it has one of its own', async () => {
    const { runs } = await splitAt(shop, 'Queued', 5, 5);
    const [first, second] = runs.map(({ objectId }) => objectId) as [string, string];
    await shop.technician1.made('FileCheck', { ...checkFields(first), checkStatus: 'Failed', checksFailed: 1 });
    expect((await shop.technician1.update('PrintJob', first, { status: 'Printing' })).body.code).toBe(1310);
    await walk(shop, second, to('Printing'));
  });
});
