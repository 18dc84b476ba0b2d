/** The board: legal moves by mouse and keyboard, refusals in place, and everybody sees the same within a second. */
import { beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { date } from '../../support/api';
import { checkFields, clientFields, jobFields, newJob, queuedJob } from '../../support/shop';
import type { StaffName } from '../../support/staff';
import { choose } from '../support/console';
import { carry, drag } from '../support/dragging';
import { useHouse } from '../support/house';
import { expectSoon } from '../support/soon';

const { shop, browsing } = useHouse();
/** Wide enough for every column, so that a hand reaches them all. */
const WIDE = { viewport: { width: 3400, height: 900 } };

const column = (board: Page, status: string) => board.locator(`[data-status="${status}"]`);
const cardIn = (board: Page, status: string, file: string) => column(board, status).locator('li', { hasText: file });
const statusOf = async (job: string) => (await shop.manager.get('PrintJob', job)).body.status as string;

async function open(who: StaffName): Promise<Page> {
  const opened = await browsing.openAs(shop[who], '/board', WIDE);
  await column(opened, 'Received').waitFor();
  return opened;
}

/** The coordinator's, in use all day. */
let page: Page;
beforeAll(async () => {
  page = await open('coordinator');
});

/** How often each card was drawn, by its job. */
const draws = (board: Page): Promise<Record<string, string>> =>
  board
    .locator('[data-draws]')
    .evaluateAll((faces) =>
      Object.fromEntries(faces.map((face) => [face.querySelector('a')?.textContent, face.getAttribute('data-draws')])),
    );

test('two people see each other’s moves within a second, and one card is drawn anew', async () => {
  // It stands before the others, which all move up when it leaves.
  const moved = await newJob(shop, 'technician1', { fileName: 'mine-to-move.stl' });
  for (const name of ['one', 'two', 'three', 'four']) await newJob(shop, 'technician1', { fileName: `${name}.stl` });
  const mine = page;
  const theirs = await open('manager');
  const card = cardIn(mine, 'Received', 'mine-to-move.stl');
  await Promise.all([card.waitFor(), cardIn(theirs, 'Received', 'mine-to-move.stl').waitFor()]);
  // Drawn whole: who prints it is fetched apart.
  await theirs.locator('[data-draws]').nth(4).getByRole('img').waitFor();
  const before = await draws(theirs);

  await carry(mine, card, column(mine, 'File Review'));
  const seen = cardIn(theirs, 'File Review', 'mine-to-move.stl').waitFor();
  const letGo = Date.now();
  await mine.mouse.up();
  await seen;
  const times = [Date.now() - letGo];
  await cardIn(mine, 'File Review', 'mine-to-move.stl').waitFor();
  expect(await statusOf(moved)).toBe('File Review');

  const after = await draws(theirs);
  const number = (await shop.manager.get('PrintJob', moved)).body.jobNumber;
  expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
  expect(Object.keys(after).filter((job) => job !== number && after[job] !== before[job])).toEqual([]);

  // And the other way round: the moves of a program, or of another person.
  for (const status of ['On Hold', 'File Review', 'On Hold']) {
    const sent = Date.now();
    await shop.manager.changed('PrintJob', moved, { status, statusReason: 'Waiting for the client' });
    await cardIn(mine, status, 'mine-to-move.stl').waitFor();
    times.push(Date.now() - sent);
  }
  // The fastest: how slow the others are says more of the machine than of the way they take.
  expect(Math.min(...times)).toBeLessThan(1000);
});

test('while a card is lifted, where it may not go is dimmed and refuses it', async () => {
  const job = await newJob(shop, undefined, { fileName: 'stays.stl' });
  const card = cardIn(page, 'Received', 'stays.stl');
  await carry(page, card, column(page, 'Ready'));
  const isDimmed = async (status: string) => (await column(page, status).getAttribute('aria-disabled')) === 'true';
  expect(await isDimmed('Ready')).toBe(true);
  expect(await isDimmed('Printing')).toBe(true);
  expect(await isDimmed('File Review')).toBe(false);
  await page.mouse.up();
  await card.waitFor();
  await page.locator('[data-lifted=true]').waitFor({ state: 'detached' });
  expect(await statusOf(job)).toBe('Received');
});

test('a move that wants a reason asks for it, and saves both together', async () => {
  const job = await newJob(shop, undefined, { fileName: 'not-wanted.stl' });
  await drag(page, cardIn(page, 'Received', 'not-wanted.stl'), column(page, 'Cancelled'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why?').waitFor();
  expect(await statusOf(job)).toBe('Received');
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  await cardIn(page, 'Received', 'not-wanted.stl').waitFor();

  await drag(page, cardIn(page, 'Received', 'not-wanted.stl'), column(page, 'Cancelled'));
  await dialog.getByLabel('Why?').fill('Ordered twice');
  await dialog.getByRole('button', { name: 'Move to' }).click();
  await dialog.waitFor({ state: 'detached' });
  const { body } = await shop.manager.get('PrintJob', job);
  expect([body.status, body.statusReason]).toEqual(['Cancelled', 'Ordered twice']);
});

test('a move that the server refuses brings the card back, with the server’s sentence on it', async () => {
  const job = await newJob(shop, undefined, { fileName: 'unchecked.stl' });
  await shop.coordinator.changed('PrintJob', job, { status: 'File Review' });
  await drag(page, cardIn(page, 'File Review', 'unchecked.stl'), column(page, 'Queued'));
  const card = cardIn(page, 'File Review', 'unchecked.stl');
  await card.getByRole('alert').filter({ hasText: 'newest file check of file revision 1 has not passed' }).waitFor();
  expect(await statusOf(job)).toBe('File Review');
  await card.getByRole('button', { name: 'Close' }).click();
  await expectSoon(() => card.getByRole('alert').count(), 0);
  await shop.coordinator.made('FileCheck', checkFields(job));
  await drag(page, card, column(page, 'Queued'));
  await cardIn(page, 'Queued', 'unchecked.stl').waitFor();
});

test('a card goes its way by the keyboard alone, past columns that are not open to it', async () => {
  const job = await queuedJob(shop, 'technician1');
  await shop.coordinator.changed('PrintJob', job, { fileName: 'by-keys.stl' });
  const card: Locator = cardIn(page, 'Queued', 'by-keys.stl');
  await card.focus();
  await page.keyboard.press('Space');
  await page.locator('[data-lifted=true]').waitFor();
  await page.getByText(/is lifted from Queued/).waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowRight');
  await page.getByText('Over Revision requested.').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowRight');
  await page.getByText('Over Printing.').waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await cardIn(page, 'Printing', 'by-keys.stl').waitFor();
  await page.getByText('Put down in Printing.').waitFor({ state: 'attached' });
});

test('on a narrow screen the keyboard reaches the last column too, and a hand at the edge scrolls to it', async () => {
  await newJob(shop, undefined, { fileName: 'far.stl' });
  await page.setViewportSize({ width: 1280, height: 900 });
  const card = cardIn(page, 'Received', 'far.stl');
  await card.focus();
  await page.keyboard.press('Space');
  await page.locator('[data-lifted=true]').waitFor();
  for (const place of ['File review', 'Revision requested', 'On hold', 'Declined', 'Cancelled']) {
    await page.keyboard.press('ArrowRight');
    await page.getByText(`Over ${place}.`).waitFor({ state: 'attached' });
  }
  await page.keyboard.press('Escape');
  await page.locator('[data-lifted=true]').waitFor({ state: 'detached' });

  await carry(page, card, page.locator('[data-board]'));
  const board = await page.locator('[data-board]').boundingBox();
  await page.mouse.move((board?.x ?? 0) + (board?.width ?? 0) - 10, 300, { steps: 5 });
  await page.waitForFunction(() => {
    const place = document.querySelector('[data-board]') as HTMLElement;
    return place.scrollLeft > 0 && place.scrollLeft + place.clientWidth >= place.scrollWidth - 1;
  });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await card.waitFor();
  await page.setViewportSize(WIDE.viewport);
});

test('the filter finds by word and person, and stays in the address', async () => {
  await newJob(shop, 'technician2', { fileName: 'needle.stl' });
  await cardIn(page, 'Received', 'stays.stl').waitFor();
  await page.getByLabel('Find').fill('needle');
  await cardIn(page, 'Received', 'stays.stl').waitFor({ state: 'detached' });
  await cardIn(page, 'Received', 'needle.stl').waitFor();
  await page.waitForURL(/q=needle/);
  await choose(page, page.getByRole('combobox', { name: 'Technician' }), 'technician1');
  await cardIn(page, 'Received', 'needle.stl').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Show all' }).click();
  await cardIn(page, 'Received', 'stays.stl').waitFor();
});

test('nothing complains', async () => {
  browsing.complaints.length = 0;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.reload();
  await page.locator('[data-draws]').first().waitFor();
  expect(browsing.complaints).toEqual([]);
});

test('of a long column the first cards are shown, and more when asked', async () => {
  const client = await shop.coordinator.made('Client', clientFields());
  const late = { ...jobFields(client), dueDate: date('2020-01-01'), fileName: 'one-of-many.stl' };
  await Promise.all(Array.from({ length: 33 }, () => shop.coordinator.made('PrintJob', late)));
  const many = cardIn(page, 'Received', 'one-of-many.stl');
  await page.getByLabel('Find').fill('one-of-many');
  await column(page, 'Received').getByRole('button', { name: '3 more' }).click();
  await many.nth(32).waitFor();
  await expectSoon(() => many.count(), 33);
  await page.getByRole('button', { name: 'Show all' }).click();
});
