/** A technician's day on a phone at the printer, with the network cut in the middle. */
import { expect, test } from '@jest/globals';
import { pointer } from '../../support/api';
import { batchFields, newJob } from '../../support/shop';
import { expectAccessible } from '../support/axe';
import { useHouse } from '../support/house';
import {
  addNote,
  allIsSent,
  cardOf,
  isKeptOffline,
  loseAnswer,
  openQueue,
  section,
  sendQueueLogin,
  sheet,
  signInToQueue,
} from '../support/queue';
import { keepScreen } from '../support/screens';
import { expectSoon } from '../support/soon';

const { shop, browsing } = useHouse();

const rowsOf = async (className: string, job: string) =>
  (await shop.manager.find(className, { printJob: pointer('PrintJob', job) }, { order: 'createdAt' })).body.results;

test('from a new job to a finished one, through a lost network and lost answers', async () => {
  const fileName = 'day.stl';
  const batch = await shop.coordinator.made('MaterialBatch', batchFields());
  const job = await newJob(shop, 'technician1', { fileName, color: 'Black', priority: 1 });
  const page = await openQueue(browsing, shop.url);
  await sendQueueLogin(page, 'technician1', 'not the password');
  await page.getByRole('alert').filter({ hasText: 'Invalid username/password.' }).waitFor();
  await expectSoon(() => page.getByLabel('Username').inputValue(), 'technician1');
  await keepScreen(page, 'queue-sign-in');
  await signInToQueue(page, 'technician1');

  // Checked, then queued by the coordinator: the card moves by itself.
  await cardOf(page, fileName).getByRole('button', { name: 'Start review' }).click();
  await cardOf(page, fileName).getByRole('button', { name: 'Check file' }).click();
  await sheet(page).getByLabel('Checks passed').fill('8');
  await keepScreen(page, 'queue-check');
  await sheet(page).getByRole('button', { name: 'Save' }).click();
  await cardOf(page, fileName).getByText('Checked and passed').waitFor();
  await allIsSent(page);
  await shop.coordinator.changed('PrintJob', job, { status: 'Queued' });
  const queued = section(page, 'Next to print').locator('article');
  await queued.filter({ hasText: fileName }).getByRole('button', { name: 'Start printing' }).click();

  // No batch was assigned: the spool that is loaded is picked.
  await sheet(page).getByLabel('Print from this batch').selectOption(batch);
  await keepScreen(page, 'queue-start');
  await sheet(page).getByRole('button', { name: 'Start printing' }).click();
  await section(page, 'Printing').locator('article').filter({ hasText: fileName }).waitFor();
  const timer = page.getByRole('region', { name: /^Print on PJ-/ });
  await timer.waitFor();
  await allIsSent(page);
  await keepScreen(page, 'queue-list');

  // The timer is the server's: it survives a reload.
  const [running] = await rowsOf('TimeLog', job);
  expect(running).toMatchObject({ activityType: 'Print' });
  expect(running.endTime).toBeUndefined();
  await isKeptOffline(page);
  await page.reload();
  await timer.waitFor();

  // Without a network: a note, a pause, a log with grams; kept, and there after a reload.
  await cardOf(page, fileName).getByRole('link').click();
  await page.context().setOffline(true);
  await page.getByText('No connection. Reconnecting').waitFor();
  await addNote(page, 'Second nozzle is worn.');
  await timer.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Add grams' }).click();
  await sheet(page).getByLabel('Grams used').fill('12.5');
  await sheet(page).getByRole('button', { name: 'Save log' }).click();
  await page.getByRole('button', { name: '3 to send' }).waitFor();
  await page.reload();
  await page.getByText('No connection. Reconnecting').waitFor();
  await page.getByText('Second nozzle is worn.').waitFor();
  await keepScreen(page, 'queue-offline');
  await expectAccessible(page);
  await page.getByRole('button', { name: '3 to send' }).click();
  await page.getByText('Note: Second nozzle is worn.').waitFor();
  await keepScreen(page, 'queue-outbox');
  await expectAccessible(page);

  // The network returns, and loses an answer of each kind.
  await loseAnswer(page, 'POST', 'JobNote');
  await loseAnswer(page, 'PUT', 'TimeLog');
  await page.context().setOffline(false);
  await page.getByText('Everything has been sent.').waitFor();
  await page.getByRole('button', { name: 'Back to the queue' }).click();
  expect((await rowsOf('JobNote', job)).map(({ message }: { message: string }) => message)).toEqual([
    'Second nozzle is worn.',
  ]);
  const logs = await rowsOf('TimeLog', job);
  expect(logs).toMatchObject([{ objectId: running.objectId, materialGrams: 12.5, materialBatch: { objectId: batch } }]);
  expect(logs[0].endTime).toBeDefined();

  // Done, with an answer lost on the way: moved once.
  await loseAnswer(page, 'PUT', 'PrintJob');
  await cardOf(page, fileName).getByRole('button', { name: 'Print is done' }).click();
  await keepScreen(page, 'queue-done');
  await sheet(page).getByRole('button', { name: 'Move on to Post-processing' }).click();
  await section(page, 'To finish').locator('article').filter({ hasText: fileName }).waitFor();
  await allIsSent(page);
  await cardOf(page, fileName).getByRole('button', { name: 'Done, ready to go' }).click();
  await sheet(page).getByRole('button', { name: 'Move on to Ready' }).click();
  await section(page, 'Waiting for others').locator('article').filter({ hasText: fileName }).waitFor();
  await allIsSent(page);
  const events = (await shop.manager.find('AuditEvent', { entityId: job, toStatus: { $exists: true } })).body.results;
  const steps = events.map(({ action }: { action: string }) => action).sort();
  expect(steps).toEqual(['finish', 'finishPrint', 'queueUnquoted', 'start', 'startReview']);
});

test('a job of somebody else is not to be reached by its address', async () => {
  const others = await newJob(shop, 'technician2', { fileName: 'not-yours.stl' });
  const page = await openQueue(browsing, shop.url, `/queue/${others}`);
  await sendQueueLogin(page, 'technician1');
  await page.getByText('This job is not here.').waitFor();
  expect(await page.getByText('not-yours.stl').count()).toBe(0);
});
