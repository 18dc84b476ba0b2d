/** The queue on its device: installed, in German, in the dark, wide, and reading labels. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { toBuffer } from 'bwip-js/node';
import { batchFields, newJob, queuedJob } from '../../support/shop';
import { expectAccessible } from '../support/axe';
import { useHouse } from '../support/house';
import { cardOf, isKeptOffline, openQueue, queueOf, section, sheet } from '../support/queue';
import { keepScreen } from '../support/screens';
import { expectSoon } from '../support/soon';

const { shop, browsing } = useHouse();

const label = (text: string) => toBuffer({ bcid: 'qrcode', text, scale: 6, padding: 12, backgroundcolor: 'FFFFFF' });

test('the page can be installed, and opens without a network', async () => {
  const page = await openQueue(browsing, shop.url);
  await page.getByLabel('Username').waitFor();
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await (await fetch(`${shop.url}${address}`)).json();
  expect(manifest).toMatchObject({ start_url: '/queue', scope: '/queue', display: 'standalone' });
  for (const { src, type } of manifest.icons) {
    const icon = await fetch(`${shop.url}${src}`);
    expect([src, icon.status, icon.headers.get('content-type')?.split(';')[0]]).toEqual([src, 200, type]);
  }
  await isKeptOffline(page);
  await page.context().setOffline(true);
  await page.goto(`${shop.url}/queue/anything`);
  await page.getByLabel('Username').waitFor();
});

test('the label on a spool or a job is read from a picture where there is no camera', async () => {
  const wanted = await shop.coordinator.made('MaterialBatch', batchFields());
  const job = await queuedJob(shop, 'technician1');
  const page = await queueOf(browsing, shop.technician1);
  await section(page, 'Next to print').getByRole('button', { name: 'Start printing' }).click();
  await sheet(page).getByRole('button', { name: 'Scan' }).click();
  await page.getByText('The camera cannot be used here.').waitFor();
  await keepScreen(page, 'queue-scan');
  await expectAccessible(page);
  const picture = page.getByLabel('Take a picture');
  const show = async (text: string) =>
    picture.setInputFiles({ name: 'label.png', mimeType: 'image/png', buffer: await label(text) });
  await show(`${shop.url}/MaterialBatch/${wanted}/show`);
  await picture.waitFor({ state: 'detached' });
  await expectSoon(() => sheet(page).getByLabel('Print from this batch').inputValue(), wanted);
  await sheet(page).getByRole('button', { name: 'Scan' }).click();
  await show('https://elsewhere.example/');
  await page.getByText('This is not the label of a batch that you can use').waitFor();
  await sheet(page).getByRole('button', { name: 'Close' }).click();
  await sheet(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Scan' }).click();
  await show(`${shop.url}/MaterialBatch/${wanted}/show`);
  await page.getByText(/^B-\d+ · 1,000 g left · Black$/).waitFor();
  await page.getByRole('button', { name: 'Scan' }).click();
  await show(`${shop.url}/PrintJob/${job}/show`);
  await page.waitForURL(`${shop.url}/queue/${job}`);
});

test('the model is shown in the page, and fetched with the session', async () => {
  const file = await shop.coordinator.upload('bracket.stl', readFileSync('docs/examples/bracket.stl'));
  const job = await newJob(shop, 'technician1', { file, fileName: undefined, fileUrl: undefined });
  const page = await queueOf(browsing, shop.technician1, `/queue/${job}`);
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('img', { name: /bracket\.stl, .+ × .+ × .+ mm/ }).waitFor();
  await page.getByRole('img', { name: /bracket/ }).scrollIntoViewIfNeeded();
  await keepScreen(page, 'queue-job');
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Get file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('bracket.stl');
});

test('German and dark stay as they were chosen; a tablet shows cards beside each other', async () => {
  await newJob(shop, 'technician2', { fileName: 'eins.stl', color: 'Red' });
  await queuedJob(shop, 'technician2');
  const page = await queueOf(browsing, shop.technician2);
  await cardOf(page, 'eins.stl').waitFor();
  await page.getByRole('button', { name: 'Menu' }).click();
  await sheet(page).getByText('Deutsch').click();
  await sheet(page).getByText('Dunkel').click();
  await keepScreen(page, 'queue-menu-dark');
  await page.reload();
  await page.getByRole('heading', { name: 'Aufträge', exact: true }).waitFor({ state: 'attached' });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(16, 22, 23)');
  await page.setViewportSize({ width: 1180, height: 820 });
  await page.keyboard.press('Escape');
  await section(page, 'Als Nächstes zu drucken').waitFor();
  await keepScreen(page, 'queue-tablet-dark');
});

test('every button is large enough for a thumb', async () => {
  await queuedJob(shop, 'technician1');
  const page = await queueOf(browsing, shop.technician1);
  await section(page, 'Next to print').waitFor();
  const boxes = await page.getByRole('button').evaluateAll((buttons) =>
    buttons.map((button) => {
      const { width, height } = button.getBoundingClientRect();
      return { name: button.textContent || button.getAttribute('aria-label'), small: Math.min(width, height) < 44 };
    }),
  );
  expect(boxes.filter(({ small }) => small)).toEqual([]);
});
