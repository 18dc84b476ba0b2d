/** The pages: how much script they need before they show anything, and how soon a long list stands. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { launchChromium } from '../tests/e2e/support/chromium';
import { type Figure, ratioOf, summed } from './measure';

const WEB = path.join('build', 'web');
/** Where a built page names the scripts that it loads at once. */
const SCRIPT = /(?:src|href)="\/(assets\/[^"]+\.js)"/g;

/** Kilobytes (1000 bytes) of compressed script that a page names, against what it may. */
export function firstPaint(page: string, name: string, limit: number): Figure {
  const html = readFileSync(path.join(WEB, page), 'utf8');
  const bytes = [...html.matchAll(SCRIPT)]
    .map(([, script]) => gzipSync(readFileSync(path.join(WEB, script as string)), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0);
  return {
    what: `Script before the first paint of ${name}, gzip`,
    measured: { kB: (bytes / 1000).toFixed(1) },
    limit: `${limit} kB`,
    met: bytes < limit * 1000,
  };
}

/** The job list of the console, opened again and again: from the press to the first row, against the server's answer. */
export async function listShown(url: string, username: string, password: string, rounds: number): Promise<Figure> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(30_000);
    await page.goto(`${url}/PrintJob`);
    await page.getByLabel('Username').fill(username);
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.locator('tbody tr').first().waitFor();
    const shown: number[] = [];
    const answered: number[] = [];
    for (let round = -5; round < rounds; round++) {
      const times = (await page.evaluate(TURN_PAGE)) as { shown: number; answered: number };
      if (round < 0) continue;
      shown.push(times.shown);
      answered.push(times.answered);
    }
    return ratioOf(
      'The console’s list of 100,000 jobs: page turned to rows shown, against the server’s answer',
      summed(shown),
      summed(answered),
      ['shown', 'answer'],
      1.3,
    );
  } finally {
    await browser.close();
  }
}

/**
 * Runs in the page, so it is text here: turns to the next page of the list; milliseconds until its
 * answer and until its rows stand.
 */
const TURN_PAGE = `(async () => {
  const firstRow = () => document.querySelector('tbody tr')?.textContent;
  const before = firstRow();
  performance.clearResourceTimings();
  const since = performance.now();
  document.querySelector('button[aria-label="Go to next page"]').click();
  await new Promise((resolve) => {
    new MutationObserver((_changes, observer) => {
      if (firstRow() === before) return;
      observer.disconnect();
      resolve();
    }).observe(document.querySelector('main') ?? document.body, { subtree: true, childList: true, characterData: true });
  });
  const shown = performance.now() - since;
  const lists = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/classes/PrintJob'));
  return { shown, answered: Math.max(...lists.map(({ responseEnd }) => responseEnd)) - since };
})()`;
