/** Is a screen usable by everybody, as far as a program can tell? */
import { expect } from '@jest/globals';
import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules that look at colours. */
const COLOURS: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** Fails with what is wrong and where, when axe finds anything serious or critical. */
async function expectNothingGrave(page: Page, within: string, which: RunOptions = {}): Promise<void> {
  // Colours on their way to others are neither.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    return Promise.allSettled(ending.map(({ finished }) => finished)).then(() => undefined);
  });
  // Without the lists of what is well, which cost more.
  const options: RunOptions = { ...which, resultTypes: ['violations'] };
  const { violations } = await page.evaluate(
    ([selector, given]) => (globalThis as unknown as { axe: typeof axe }).axe.run(selector, given),
    [within, options] as const,
  );
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }))).toEqual([]);
}

/** Light and, where only colours differ, dark, as the device wishes it; the whole page, or what a selector finds. */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  // Once for each page that is loaded: it is half a megabyte of script.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: 'light' });
  await expectNothingGrave(page, within);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => getComputedStyle(document.documentElement).colorScheme === 'dark');
  await expectNothingGrave(page, within, COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
}
