/** What customers do on the pages of their orders and accounts, as steps of a test. */
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { View } from '../../sales/pricing';
import { pointer } from '../../support/api';
import { batchFields, checkFields, type Shop } from '../../support/shop';
import { FakeStripe } from '../../support/stripe';

/** The payment service of the shop. */
export const stripe = new FakeStripe();

/** The order whose page this is the link of, as staff read it, with its first line and that one's job. */
export async function rowsOf({ stranger, coordinator }: Shop, token: string) {
  const view: View = (await stranger.call('showOrder', { token })).body.result;
  const { body } = await coordinator.find('PrintJob', { jobNumber: view.lines[0].jobNumber });
  return {
    order: view.orderId as string,
    line: view.lines[0].lineId as string,
    job: body.results[0].objectId as string,
  };
}

/** What a reader does who was elsewhere and comes back: the page asks for what is new, and has it then. */
export const lookAgain = (page: Page) =>
  Promise.all([
    page.waitForResponse('**/functions/showOrder'),
    page.evaluate(() => window.dispatchEvent(new Event('focus'))),
  ]);

/** Brings a job to this status of those on its way to the parcel. */
export async function bringTo({ coordinator }: Shop, job: string, last: string, more: Record<string, unknown> = {}) {
  const batch = await coordinator.made('MaterialBatch', batchFields());
  await coordinator.changed('PrintJob', job, { materialBatch: pointer('MaterialBatch', batch) });
  await coordinator.made('FileCheck', checkFields(job));
  for (const status of ['Queued', 'Printing', 'Post-Processing', 'Ready', 'Dispatched']) {
    await coordinator.changed('PrintJob', job, { status, ...(status === last ? more : {}) });
    if (status === last) return;
  }
}

/** The next call of this function is carried out, and its answer never comes. */
export const losesAnswerTo = (page: Page, name: string) =>
  page.route(
    `**/functions/${name}`,
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );

/** Nothing of the page lies beside the screen. */
export async function expectFits(page: Page): Promise<void> {
  const [all, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(all).toBeLessThanOrEqual(seen as number);
}

/** Presses the middle of the model that is shown, once it is drawn. */
export async function pressModel(page: Page): Promise<void> {
  const canvas = page.locator('canvas');
  await canvas.waitFor();
  await canvas.scrollIntoViewIfNeeded();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const { width, height } = (await canvas.boundingBox()) as { width: number; height: number };
  await canvas.click({ position: { x: width / 2, y: height / 2 } });
}

/** Lies on the surface of a cube of this edge, whose one corner is at nought. */
export function expectOnCube({ x, y, z }: Record<'x' | 'y' | 'z', number>, edge: number): void {
  const isIn = (value: number) => value >= -0.01 && value <= edge + 0.01;
  const isOn = (value: number) => Math.abs(value) < 0.01 || Math.abs(value - edge) < 0.01;
  expect([isIn(x), isIn(y), isIn(z), isOn(x) || isOn(y) || isOn(z)]).toEqual([true, true, true, true]);
}

export async function signInOn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
