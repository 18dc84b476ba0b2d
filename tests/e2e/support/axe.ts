/** Is a screen usable by everybody, as far as a program can tell? */
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** Colours on their way to others are neither. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    return Promise.allSettled(ending.map(({ finished }) => finished)).then(() => undefined);
  });
}

/** The rules that look at colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Fails with what is wrong and where, when axe finds anything serious or critical. */
async function expectNothingGrave(page: Page, within: string, rules?: string[]): Promise<void> {
  await settled(page);
  // In the page itself, as nothing on it is in a frame; and without the lists of what is well, which cost more.
  const axe = new AxeBuilder({ page })
    .include(within)
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }))).toEqual([]);
}

/** Light and, where only colours differ, dark, as the device wishes it; the whole page, or what a selector finds. */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectNothingGrave(page, within);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.waitForFunction(() => getComputedStyle(document.documentElement).colorScheme === 'dark');
  await expectNothingGrave(page, within, COLOURS);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
}
