/** What must hold for each move: refused with its code and without a trace while it does not, made once it does. */
import { expect, test } from '@jest/globals';
import { checkMove, guards } from '../../../cloud/domain/jobs/guards';
import type { PrintJob } from '../../../schema/generated';
import { pointer } from '../../support/api';
import { isPostgres } from '../../support/databases';
import { theShop } from '../../support/house';
import { checkFields, logFields } from '../../support/shop';
import { CASES, type Case, failed } from '../guard-cases';
import { jobAt, picture, type Status } from '../life';

const shop = theShop();

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
