/** Pictures of the screens for the README: written to docs/screens when SCREENS=1, so that a test run changes no file. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../../support/process';

export async function keepScreen(page: Page, name: string): Promise<void> {
  if (process.env.SCREENS !== '1') return;
  const folder = path.join(ROOT, 'docs', 'screens');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
}
