/** What goes wrong in a technician's day: a refusal, a job that moved on, a person who is thrown out. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { pointer } from '../../support/api';
import { newJob, queuedJob } from '../../support/shop';
import { PASSWORD } from '../../support/staff';
import { until } from '../../support/until';
import { expectAccessible } from '../support/axe';
import { useHouse } from '../support/house';
import { addNote, allIsSent, cardOf, queueOf, sendQueueLogin, sheet, signInToQueue } from '../support/queue';
import { keepScreen } from '../support/screens';
import { expectSoon } from '../support/soon';

const { shop, browsing } = useHouse();

const rowsOf = async (className: string, job: string) =>
  (await shop.manager.find(className, { printJob: pointer('PrintJob', job) })).body.results;

/** A technician's page, signed in, with the job on it. */
async function atWork(fileName: string): Promise<Page> {
  const page = await queueOf(browsing, shop.technician1);
  await cardOf(page, fileName).waitFor();
  return page;
}

test('what the server refuses is shown with its sentence; it is changed and sent again, or discarded', async () => {
  const fileName = 'refused.stl';
  const job = await newJob(shop, 'technician1', { fileName });
  await shop.coordinator.changed('PrintJob', job, { status: 'File Review' });
  const moved = await queuedJob(shop, 'technician1');
  await shop.technician1.changed('PrintJob', moved, { status: 'Printing' });
  const page = await atWork(fileName);
  await page.context().setOffline(true);
  await cardOf(page, fileName).getByRole('button', { name: 'Check file' }).click();
  await sheet(page).getByLabel('Checks passed').fill('5');
  await sheet(page).getByLabel('What is wrong').fill('Thin, but it will do.');
  await sheet(page).getByRole('button', { name: 'Save' }).click();
  await cardOf(page, 'bracket.stl').getByRole('button', { name: 'Print is done' }).click();
  await sheet(page)
    .getByRole('button', { name: /Move on/ })
    .click();
  await page.getByRole('button', { name: '2 to send' }).waitFor();

  // Meanwhile another file came, and the other job was put on hold.
  await shop.coordinator.changed('PrintJob', job, { status: 'Revision Requested', statusReason: 'Too thin.' });
  await shop.coordinator.changed('PrintJob', job, { fileUrl: 'https://files.example/second.stl', fileName });
  await shop.coordinator.changed('PrintJob', job, { status: 'File Review' });
  await shop.coordinator.changed('PrintJob', moved, { status: 'On Hold', statusReason: 'A broken fan.' });
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '2 refused' }).click();
  const entries = page.getByRole('listitem');
  await entries.getByText('The check is of file revision 1; the newest is 2. Check that one.').waitFor();
  await entries.getByText('The job has moved in the meantime: it is On Hold now. Nothing was changed.').waitFor();
  await keepScreen(page, 'queue-refused');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Edit' }).click();
  await expectSoon(() => sheet(page).getByLabel('What is wrong').inputValue(), 'Thin, but it will do.');
  await sheet(page).getByRole('button', { name: 'Save' }).click();
  // What is sent leaves the list, and the rest moves up under the finger.
  await entries.filter({ hasText: 'The check is of file revision 1' }).waitFor({ state: 'detached' });
  const overtaken = entries.filter({ hasText: 'The job has moved' });
  await overtaken.getByRole('button', { name: 'Discard' }).click();
  await overtaken.getByRole('button', { name: 'Really discard?' }).click();
  await page.getByText('Everything has been sent.').waitFor();
  expect(await rowsOf('FileCheck', job)).toMatchObject([{ fileRevision: 2, checksPassed: 5 }]);
  expect((await shop.manager.get('PrintJob', moved)).body.status).toBe('On Hold');
});

test('neither an answer that comes after the network went nor a question that was not asked brings it back', async () => {
  const fileName = 'late-answer.stl';
  const job = await newJob(shop, 'technician1', { fileName });
  const page = await atWork(fileName);
  const heard = new Set<string>();
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => heard.add(JSON.parse(String(payload)).object?.objectId)),
  );
  await page.clock.install();
  await page.reload();
  let letThrough = () => undefined as void;
  const isOut = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  let isHolding = false;
  const isHeld = new Promise<void>((resolve) => {
    void page.route('**/parse/classes/JobNote**', async (route) => {
      if (isHolding) return route.fallback();
      const response = await route.fetch();
      isHolding = (await response.text()).includes('Late.');
      if (isHolding) {
        resolve();
        await isOut;
      }
      await route.fulfill({ response });
    });
  });
  const note = (message: string) =>
    shop.coordinator.made('JobNote', { printJob: pointer('PrintJob', job), noteType: 'General', message });
  await cardOf(page, fileName).getByRole('link').click();
  await page.getByText('Live', { exact: true }).waitFor();
  await note('Late.');
  await isHeld;
  // Connected until now, so that what is said next is said of the network that goes.
  await page.getByText('Live', { exact: true }).waitFor();
  // What is told now is asked for together with the answer that is out; the page's own question comes after.
  await page.clock.pauseAt(new Date(Date.now() + 5000));
  const later = await note('Later.');
  await until(() => heard.has(later));
  await page.context().setOffline(true);
  await page.waitForFunction(() => !navigator.onLine);
  await page.getByText('No connection. Reconnecting').waitFor();
  letThrough();
  await page.getByText('Late.').waitFor();
  expect(await page.getByText('No connection. Reconnecting').isVisible()).toBe(true);
  await page.clock.runFor(1000);
  expect(await page.getByText('No connection. Reconnecting').isVisible()).toBe(true);
});

test('who is made inactive is thrown out; what they entered waits for them, and nobody else sends it', async () => {
  const fileName = 'kept-for-me.stl';
  const job = await newJob(shop, 'technician1', { fileName });
  await newJob(shop, 'technician2', { fileName: 'of-the-other.stl' });
  const page = await atWork(fileName);
  await cardOf(page, fileName).getByRole('link').click();
  await page.context().setOffline(true);
  await addNote(page, 'Only mine to send.');
  await page.getByRole('button', { name: '1 to send' }).waitFor();
  await shop.manager.changed('Technician', shop.ids.technician1, { isActive: false });
  await page.context().setOffline(false);
  await page.getByText('Your session has ended.').waitFor();
  await page.getByText('1 entry of technician1 waits on this device').waitFor();
  expect(await page.getByText(fileName).count()).toBe(0);
  await sendQueueLogin(page, 'technician1');
  await page.getByRole('alert').filter({ hasText: 'This account is not active. Ask a manager.' }).waitFor();

  await signInToQueue(page, 'technician2');
  await page.getByRole('button', { name: 'Back to the queue' }).click();
  await cardOf(page, 'of-the-other.stl').waitFor();
  expect(await page.getByText(fileName).count()).toBe(0);
  await page.getByRole('button', { name: 'Menu' }).click();
  await sheet(page).getByRole('button', { name: 'Sign out' }).click();
  expect(await rowsOf('JobNote', job)).toEqual([]);

  await shop.manager.changed('Technician', shop.ids.technician1, { isActive: true });
  await signInToQueue(page, 'technician1');
  await allIsSent(page);
  const author = { objectId: shop.ids.technician1 };
  expect(await rowsOf('JobNote', job)).toMatchObject([{ message: 'Only mine to send.', author }]);

  // While everything is connected, it is a matter of a moment.
  await cardOf(page, fileName).waitFor();
  await shop.manager.changed('Technician', shop.ids.technician1, { isActive: false });
  await page.getByText('Your session has ended.').waitFor({ timeout: 5000 });
  await shop.manager.changed('Technician', shop.ids.technician1, { isActive: true });
  // A test above that is tried once more needs a session that holds.
  shop.technician1 = await shop.stranger.login('technician1', PASSWORD);
});
