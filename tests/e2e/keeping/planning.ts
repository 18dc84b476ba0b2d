/** Planning: the queue put in order by hand and as suggested, laid against the shelf and the people. */
import { beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { date, pointer } from '../../support/api';
import { batchFields, queuedJob } from '../../support/shop';
import { drag } from '../support/dragging';
import { useHouse } from '../support/house';

const { shop, browsing } = useHouse();
const numbers: Record<string, string> = {};
const ids: Record<string, string> = {};
let page: Page;

const inDays = (days: number) => date(new Date(Date.now() + days * 86_400_000));
const queueOf = (opened: Page) => opened.getByRole('region', { name: 'The queue' });
const rowOf = (name: string) => queueOf(page).getByRole('listitem').filter({ hasText: numbers[name] });

/** The queue as a program reads it. */
async function order(): Promise<string[]> {
  const { body } = await shop.coordinator.find('PrintJob', { status: 'Queued' }, { order: 'priority,queuePosition' });
  return (body.results as { objectId: string }[]).map(
    ({ objectId }) => Object.keys(ids).find((name) => ids[name] === objectId) ?? objectId,
  );
}

/** Until the server has answered the save of this job. */
const saved = (name: string) =>
  page.waitForResponse((response) => response.url().endsWith(`/classes/PrintJob/${ids[name]}`) && response.ok());

/** Waits until the page says what the server has. */
async function settled(expected: string[]): Promise<void> {
  const wanted = expected.map((name) => numbers[name]);
  await page.waitForFunction((texts) => {
    const list = document.querySelector('section[aria-label="The queue"] ol');
    return texts.every((text, index) => list?.children[index]?.textContent?.includes(String(text)));
  }, wanted);
}

beforeAll(async () => {
  const black = await shop.coordinator.made('MaterialBatch', batchFields(1000));
  const red = await shop.coordinator.made('MaterialBatch', { ...batchFields(1000), color: 'Red' });
  const colors = { black1: 'Black', red1: 'Red', black2: 'Black', red2: 'Red' };
  for (const [name, color] of Object.entries(colors)) {
    ids[name] = await queuedJob(shop, 'technician1', color === 'Red' ? red : black);
    await shop.coordinator.changed('PrintJob', ids[name], { color, dueDate: inDays(20) });
    numbers[name] = (await shop.coordinator.get('PrintJob', ids[name])).body.jobNumber;
  }
  page = await browsing.openAs(shop.coordinator, '/planning');
  await rowOf('red2').waitFor();
});

test('a job dragged before another is printed before it', async () => {
  expect(await order()).toEqual(['black1', 'red1', 'black2', 'red2']);
  await Promise.all([saved('red2'), drag(page, rowOf('red2'), rowOf('red1'))]);
  await settled(['black1', 'red2', 'red1', 'black2']);
  expect(await order()).toEqual(['black1', 'red2', 'red1', 'black2']);
});

test('the keyboard does the same', async () => {
  await rowOf('black2').focus();
  await page.keyboard.press('Space');
  await page.locator('[data-lifted=true]').waitFor();
  await page.keyboard.press('ArrowUp');
  await Promise.all([saved('black2'), page.keyboard.press('Space')]);
  await settled(['black1', 'red2', 'black2', 'red1']);
});

test('the suggestion saves spool changes, says so before, and is put in place', async () => {
  const suggested = page.getByRole('region', { name: 'Suggested' });
  await queueOf(page).getByText('3', { exact: true }).first().waitFor();
  await suggested.getByText('1', { exact: true }).first().waitFor();
  await suggested.getByRole('button', { name: 'Apply' }).click();
  await suggested.getByRole('button', { name: 'In place' }).waitFor();
  const colors = (await order()).map((name) => name.replace(/\d/, ''));
  expect(new Set([colors.slice(0, 2).join(), colors.slice(2).join()])).toEqual(new Set(['black,black', 'red,red']));
});

test('what somebody else changes is seen, and what the shelf lacks stands with its day', async () => {
  await shop.manager.changed('PrintJob', ids.red1 as string, { priority: 1, estimatedMaterialGrams: 990 });
  await rowOf('red1').getByText('P1').waitFor();
  const shelf = page.getByRole('region', { name: 'Needed against the shelf' });
  await shelf.getByText(/30 g short from/).waitFor();
  await page.getByRole('region', { name: 'Load' }).getByText('technician1').waitFor();
});

test('a technician is told whose this is', async () => {
  await shop.coordinator.changed('PrintJob', ids.red2 as string, {
    assignedTechnician: pointer('Technician', shop.ids.technician2),
  });
  const theirs = await browsing.openAs(shop.technician1, '/planning');
  await theirs.getByText('put in order by coordinators').waitFor();
  expect(await theirs.getByRole('menuitem', { name: 'Planning' }).count()).toBe(0);
});
