/** Jobs out of a spreadsheet's file: what would be is shown, what is wrong is left out, and nothing is made twice. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { clientFields } from '../../support/shop';
import { expectAccessible } from '../support/axe';
import { useHouse } from '../support/house';
import { keepScreen } from '../support/screens';

const { shop, browsing } = useHouse();
const HEAD = 'Client code,Address of the file,Material,Colour,Pieces,Estimated minutes,Estimated grams,Due,Technician';
const GOOD = [
  'ACME,https://files.example/gear.stl,PLA,Black,4,120,36.5,2031-12-01,technician1',
  'ACME,https://files.example/knob.stl,PLA,White,1,45,9,2031-12-02 12:00,',
];
const WRONG = 'NOBODY,https://files.example/x.stl,PVA,Red,0,ten,20,31.11.2031,';

const lineOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
const choose = (page: Page, ...lines: string[]) =>
  page.setInputFiles('input[type=file]', {
    name: 'orders.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([HEAD, ...lines].join('\n')),
  });
const imported = async () =>
  (await shop.coordinator.find('PrintJob', {}, { order: 'jobNumber' })).body.results.map(
    ({ fileName, quantity }: { fileName: string; quantity: number }) => `${quantity} ${fileName}`,
  );

test('a dry run, the import, and the same file once more', async () => {
  await shop.coordinator.made('Client', { ...clientFields(), clientCode: 'ACME' });
  const page = await browsing.openAs(shop.coordinator, '/PrintJob/import', { viewport: { width: 1440, height: 900 } });
  await page.getByText('Drop a CSV file here').waitFor();
  await choose(page, ...GOOD, WRONG);
  await lineOf(page, 'NOBODY').getByText('Client: “NOBODY” is not known.').waitFor();
  await lineOf(page, 'knob.stl').getByText('New').waitFor();
  expect(await imported()).toEqual([]);
  await expectAccessible(page);
  await keepScreen(page, 'import');

  // The network goes after the first line: it goes on where it was.
  let sent = 0;
  await page.route('**/parse/classes/PrintJob', async (route) => {
    const isCreate =
      route.request().postData()?.includes('operationId') && !route.request().postData()?.includes('_method":"GET');
    if (!isCreate) return route.continue();
    sent += 1;
    if (sent !== 2) return route.continue();
    // The server makes the job; its answer is lost.
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('button', { name: 'Write 2 rows' }).click();
  await page.getByText('The server cannot be reached.').waitFor();
  await page.getByText('1 of 2 written').waitFor();
  await page.getByRole('button', { name: 'Go on: 1 left' }).click();
  await page.getByText('2 of 2 written').waitFor();
  expect(await imported()).toEqual(['4 gear.stl', '1 knob.stl']);
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the result' }).click();
  const result = readFileSync(await (await downloaded).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(result.map((line) => line.split(',').slice(9, 11).join(' '))).toEqual([
    'Result Job',
    'Made PJ-000001',
    'Made PJ-000002',
    'Left out ',
  ]);

  // Corrected and chosen again, only the corrected line is new.
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await choose(page, ...GOOD, 'ACME,https://files.example/x.stl,PLA,Red,2,10,20,30.11.2031,');
  await lineOf(page, 'gear.stl').getByText('Imported before').waitFor();
  await page.getByRole('button', { name: 'Write 1 row' }).click();
  await page.getByText('1 of 1 written').waitFor();
  expect(await imported()).toEqual(['4 gear.stl', '1 knob.stl', '2 x.stl']);
});

test('who may not take jobs in is told so', async () => {
  const page = await browsing.openAs(shop.technician1, '/PrintJob/import');
  await page.getByText('Only coordinators do this.').waitFor();
});
