/** Customers are told at once what is wrong with a file, and may send it all the same. */
import { afterEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openCubeStl } from '../../support/models';

import { expectAccessible } from '../support/axe';
import { useHouse } from '../support/house';
import { chooseFiles, fileCard, model, stands, writeContact } from '../support/portal';
import { expectPicture } from '../support/preflight';
import { keepScreen } from '../support/screens';

const { shop, browsing } = useHouse();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const HOLES = /^The surface has holes\./;
const broken = (name: string) => ({ ...model(name), buffer: Buffer.from(openCubeStl(20)) });

afterEach(() => {
  expect(browsing.complaints.splice(0)).toEqual([]);
});

/** Asks for a print of a broken file and goes to the page of the job. */
async function sendBroken(page: Page, name: string): Promise<string> {
  await chooseFiles(page, broken(name));
  await fileCard(page, name).getByText(HOLES).waitFor();
  await writeContact(page, 'grete@muster.example');
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByRole('heading', { name: /Thank you/ }).waitFor();
  await page.getByRole('link', { name: /^PJ-/ }).click();
  await stands(page, 'Received');
  const [job] = (await shop.coordinator.find('PrintJob', { fileName: name })).body.results;
  return job.objectId;
}

test('a broken file is told at once, in the reader’s language; it is sent all the same, and its page says it too', async () => {
  const page = await browsing.open(`${shop.url}/request`, PHONE);
  await chooseFiles(page, model('sound.stl', 30), broken('open.stl'));
  await expectPicture(fileCard(page, 'sound.stl'), 'sound.stl');
  await fileCard(page, 'sound.stl').getByText('Our first look found nothing wrong.').waitFor();
  const card = fileCard(page, 'open.stl');
  await expectPicture(card, 'open.stl');
  await card.getByText('You may send it all the same; we will look at it.').waitFor();
  await card.scrollIntoViewIfNeeded();
  await keepScreen(page, 'request-preflight');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await card.getByText(/^Die Oberfläche hat Löcher\./).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Remove sound.stl' }).click();
  await page.getByRole('button', { name: 'Remove open.stl' }).click();

  await sendBroken(page, 'lid.stl');
  await page.getByRole('region', { name: 'We found something in this file:' }).getByText(HOLES).waitFor();
  await expectPicture(page.locator('main'), 'lid.stl');
  await expectAccessible(page);
  await keepScreen(page, 'track-preflight');
});

test('a new file that is broken too is told before it is handed over; a sound one goes by itself', async () => {
  const page = await browsing.open(`${shop.url}/request`, PHONE);
  const job = await sendBroken(page, 'pot.stl');
  await shop.coordinator.changed('PrintJob', job, {
    status: 'Revision Requested',
    statusReason: 'It has a hole.',
  });
  const place = page.getByRole('region', { name: 'Send a new file' });
  await place.waitFor();
  await chooseFiles(page, broken('pot-2.stl'));
  await place.getByText(HOLES).waitFor();
  await place.getByRole('button', { name: 'Send it all the same' }).waitFor();
  expect((await shop.coordinator.get('PrintJob', job)).body.fileRevision).toBe(1);
  await chooseFiles(page, model('pot-3.stl', 21));
  await stands(page, 'File check');
  await page.getByText(/pot-3\.stl in/).waitFor();
  await page.getByText(HOLES).waitFor({ state: 'detached' });
  await expectPicture(page.locator('main'), 'pot-3.stl');
});
