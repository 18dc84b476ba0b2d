/** Is a screen usable by everybody, as far as a program can tell? */
import { expect } from '@jest/globals';
import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules that look at colours. */
const COLOURS: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** The rows of a table are alike; to look at each of a long one takes seconds. */
const MORE_OF_THE_SAME = 'tbody tr:nth-child(n+7)';

/** What stands below a field that cannot be used, as while its choices are on their way: WCAG asks no contrast of it. */
const BELOW_DISABLED = 'p.Mui-disabled';

/** Fails with what is wrong and where, when axe finds anything serious or critical. */
async function expectNothingGrave(page: Page, within: string, which: RunOptions = {}): Promise<void> {
  // Once for each page that is loaded: it is half a megabyte of script.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  // Colours on their way to others are neither.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    return Promise.allSettled(ending.map(({ finished }) => finished)).then(() => undefined);
  });
  const context = { include: [within], exclude: [MORE_OF_THE_SAME, BELOW_DISABLED] };
  // Without the lists of what is well, which cost more.
  const options: RunOptions = { ...which, resultTypes: ['violations'] };
  const { violations } = await page.evaluate(
    ([where, given]) => (globalThis as unknown as { axe: typeof axe }).axe.run(where, given),
    [context, options] as const,
  );
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }))).toEqual([]);
}

const isDark = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme === 'dark');

async function wish(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(
    (dark) => (getComputedStyle(document.documentElement).colorScheme === 'dark') === dark,
    colorScheme === 'dark',
  );
}

/** Light and, where only colours differ, dark, as the device wishes it; the whole page, or what a selector finds. */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  await wish(page, 'light');
  await expectNothingGrave(page, within);
  await wish(page, 'dark');
  await expectNothingGrave(page, within, COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** The same, from the theme that the page is in to the other, where it stays: to change it costs as much as to look. */
export async function expectAccessibleInTurn(page: Page, within = 'html'): Promise<void> {
  const dark = await isDark(page);
  await expectNothingGrave(page, within, dark ? COLOURS : {});
  await wish(page, dark ? 'light' : 'dark');
  await expectNothingGrave(page, within, dark ? {} : COLOURS);
}

/** All but colours, where those were looked at in another place. */
export const expectBuiltWell = (page: Page, within = 'html'): Promise<void> =>
  expectNothingGrave(page, within, {
    rules: { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } },
  });
