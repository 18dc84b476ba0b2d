/** What the shop finds out about a file by itself: shown to whoever takes the job in, checks the file and prints it. */
import { afterEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { pointer } from '../../support/api';
import { cubeStl, openCubeStl } from '../../support/models';
import { clientFields } from '../../support/shop';
import { expectAccessible } from '../support/axe';
import { choose, goTo } from '../support/console';
import { useHouse } from '../support/house';
import { part, press } from '../support/job-page';
import { expectPicture, jobWith } from '../support/preflight';
import { allIsSent, cardOf, queueOf, sheet } from '../support/queue';
import { keepScreen } from '../support/screens';
import { expectSoon } from '../support/soon';

const { shop, browsing } = useHouse();
const WIDE = { viewport: { width: 1440, height: 900 } };
const TALL = { viewport: { width: 1440, height: 1500 } };

afterEach(() => {
  expect(browsing.complaints.splice(0)).toEqual([]);
});

const WAITING = { state: 'Waiting', findings: [], estimates: [], hasPicture: false };

const jobOf = async (id: string) => (await shop.coordinator.get('PrintJob', id)).body;
const checksOf = async (job: string) =>
  (await shop.coordinator.find('FileCheck', { printJob: pointer('PrintJob', job) }, { order: 'createdAt' })).body
    .results;
const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
const report = (page: Page) => part(page, 'Preflight');
const estimates = (page: Page) => page.getByRole('table', { name: 'Estimates of this job' });

test('a job taken in with nothing but its file has its verdict and its estimates at once, and goes back to them', async () => {
  await shop.coordinator.made('Client', { ...clientFields(), companyName: 'Wind Wheels' });
  const page = await browsing.openAs(shop.coordinator, '/PrintJob/create', TALL);
  await page.getByLabel('Client').fill('Wind');
  await page.getByRole('option', { name: /Wind Wheels/ }).click();
  const buffer = Buffer.from(cubeStl(24));
  await page.setInputFiles('input[type=file]', { name: 'hub.stl', mimeType: 'model/stl', buffer });
  await page.getByRole('img', { name: 'Uploaded' }).waitFor();
  await page.getByLabel('Material').fill('pla');
  await page.getByRole('option', { name: 'PLA', exact: true }).click();
  await choose(page, page.getByRole('combobox', { name: 'Quality' }), 'Fine');
  await press(page, 'Take the job in');
  await page.waitForURL(/show$/);
  await report(page).getByText('Preflight passed').waitFor();
  await expectPicture(report(page), 'hub.stl');
  await report(page).getByText('13.82 cm³').waitFor();
  const [job] = (await shop.coordinator.find('PrintJob', { fileName: 'hub.stl' })).body.results;
  expect(job).toMatchObject({ quality: 'Fine', estimateSource: 'file', preflight: 'Passed' });
  expect(job.estimatedMaterialGrams).toBeGreaterThan(1);
  const ofJob = estimates(page).getByRole('row', { name: /The job has/ });
  await ofJob.getByText(`${job.estimatedMaterialGrams} g`).waitFor();
  await ofJob.getByText('from the file').waitFor();

  await shop.coordinator.changed('PrintJob', job.objectId, { estimatedMaterialGrams: 77 });
  await ofJob.getByText('77 g').waitFor();
  await ofJob.getByText('entered by somebody').waitFor();
  await expectAccessible(page, 'main');
  await press(page, 'Use the file’s estimate');
  await ofJob.getByText('from the file').waitFor();
  expect((await jobOf(job.objectId)).estimatedMaterialGrams).toBe(job.estimatedMaterialGrams);
});

test('a broken file says what is wrong and where; a check begins with that, and says why when it decides otherwise', async () => {
  const job = await jobWith(shop, 'open-case.stl', openCubeStl(40));
  const { jobNumber } = await jobOf(job);
  const page = await browsing.openAs(shop.coordinator, `/PrintJob/${job}/show`, TALL);
  await report(page).getByText('Preflight failed').waitFor();
  const holes = report(page).getByRole('listitem').filter({ hasText: 'Closed surface' });
  await holes.getByRole('img', { name: 'Failed' }).waitFor();
  await holes.getByText('4 places').waitFor();
  await part(page, 'File').getByText('40 × 40 × 40 mm').first().waitFor();
  await holes.getByRole('button', { name: /in the model$/ }).click();
  await keepScreen(page, 'job-preflight');
  await expectAccessible(page, 'main');

  await press(page, 'Add check');
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('Issues').inputValue()).toMatch(/^Closed surface \(4 places\): /);
  await expectSoon(() => dialog.getByLabel('Checks failed').inputValue(), '1');
  await press(page, 'Passed');
  await expectSoon(() => dialog.getByLabel('Checks failed').inputValue(), '0');
  await expectSoon(() => dialog.getByRole('button', { name: 'Save check' }).isDisabled(), true);
  await expectAccessible(page);
  await dialog.getByLabel('Why otherwise than preflight').fill('It is a lid; the hole is meant.');
  await press(page, 'Save check');
  await part(page, 'File checks').getByText('Otherwise than preflight: “It is a lid; the hole is meant.”').waitFor();
  expect(await checksOf(job)).toMatchObject([{ checkStatus: 'Passed', preflight: 'Failed', checksFailed: 0 }]);

  await goTo(page, '/PrintJob');
  await expectPicture(rowOf(page, jobNumber), 'open-case.stl');
  await rowOf(page, jobNumber).getByRole('img', { name: 'The file failed preflight' }).waitFor();
  const sound = await jobWith(shop, 'sound.stl', cubeStl(12));
  await rowOf(page, 'sound.stl').waitFor();
  await choose(page, page.getByRole('combobox', { name: 'Preflight' }), 'Failed');
  await rowOf(page, 'sound.stl').waitFor({ state: 'detached' });
  await rowOf(page, jobNumber).waitFor();
  await goTo(page, '/board');
  const cards = page.getByRole('listitem');
  await expectPicture(cards.filter({ hasText: (await jobOf(sound)).jobNumber }), 'sound.stl');
  await cards.filter({ hasText: jobNumber }).getByRole('img', { name: 'The file failed preflight' }).waitFor();
});

test('a new revision is looked at while the page is open, and what was found of the one before stays', async () => {
  const job = await jobWith(shop, 'first.stl', openCubeStl(16));
  const page = await browsing.openAs(shop.coordinator, `/PrintJob/${job}/show`, WIDE);
  await report(page).getByText('Preflight failed').waitFor();
  // Asked too early, as on a slower machine: the page has to ask again by itself.
  await page.route('**/functions/filePreflight', (route) => route.fulfill({ json: { result: WAITING } }), { times: 1 });
  const file = await shop.coordinator.upload('second.stl', cubeStl(16));
  await shop.coordinator.changed('PrintJob', job, { file, fileName: 'second.stl' });
  await report(page).getByText('Preflight passed').waitFor();
  await press(page, 'Report');
  const dialog = page.getByRole('dialog', { name: 'Preflight of revision 1' });
  await dialog.getByText('Preflight failed').waitFor();
  await dialog.getByText('Close the holes').waitFor();
  await expectAccessible(page);
});

test('a technician’s check begins with what preflight found, and is sent as it is', async () => {
  const job = await jobWith(shop, 'vent.stl', openCubeStl(20));
  const page = await queueOf(browsing, shop.technician1);
  const card = cardOf(page, (await jobOf(job)).jobNumber);
  // A picture is fetched once its card is seen.
  await card.scrollIntoViewIfNeeded();
  await expectPicture(card, 'vent.stl');
  await card.getByText('File failed preflight').waitFor();
  await keepScreen(page, 'queue-preflight');
  await card.getByRole('button', { name: 'Start review' }).click();
  await allIsSent(page);
  await card.getByRole('button', { name: 'Check file' }).click();
  const issues = sheet(page).getByLabel('What is wrong');
  await expect(issues.evaluate(untilFilled)).resolves.toMatch(/^Closed surface \(4 places\): /);
  await expectSoon(() => sheet(page).getByRole('radio', { name: 'Failed' }).isChecked(), true);
  await saveCheck(page);
  expect(await checksOf(job)).toMatchObject([{ checkStatus: 'Failed', preflight: 'Failed', checksFailed: 1 }]);
});

/** Enters what the sheet says, and waits until the server has it. */
async function saveCheck(page: Page): Promise<void> {
  await sheet(page).getByRole('button', { name: 'Save' }).click();
  await sheet(page).waitFor({ state: 'detached' });
  await allIsSent(page);
}

/** What a field holds, once it holds something. */
async function untilFilled(field: Element): Promise<string> {
  const area = field as HTMLTextAreaElement;
  while (!area.value) await new Promise(requestAnimationFrame);
  return area.value;
}

test('a technician who decides otherwise is asked why, at once or when the server knows better', async () => {
  const job = await jobWith(shop, 'grille.stl', openCubeStl(22));
  const page = await queueOf(browsing, shop.technician1);
  const card = cardOf(page, (await jobOf(job)).jobNumber);
  await card.getByRole('button', { name: 'Start review' }).click();
  await card.getByRole('button', { name: 'Check file' }).click();
  const form = sheet(page);
  await expect(form.getByLabel('What is wrong').evaluate(untilFilled)).resolves.toMatch(/Closed/);
  await form.getByText('Passed', { exact: true }).click();
  const reason = form.getByLabel('Why otherwise than preflight');
  await reason.waitFor();
  await expectAccessible(page);
  await keepScreen(page, 'queue-overrule');
  await reason.fill('Printed with a closed base.');
  await saveCheck(page);
  expect(await checksOf(job)).toMatchObject([
    { checkStatus: 'Passed', preflight: 'Failed', overruleReason: 'Printed with a closed base.' },
  ]);

  // As on a device that heard nothing of the verdict before it lost the network.
  await page.route('**/parse/classes/PrintJob?*', async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    for (const row of json.results) row.preflight = 'Waiting';
    await route.fulfill({ response, json });
  });
  await page.reload();
  await card.getByText('File not looked at yet').waitFor();
  await card.getByRole('button', { name: 'Check file' }).click();
  await form.getByLabel('Checks passed').fill('9');
  await form.getByRole('button', { name: 'Save' }).click();
  browsing.complaints.length = 0;
  await page.getByRole('button', { name: '1 refused' }).click();
  await page.getByText('Preflight came to another verdict.').waitFor();
  await page.getByRole('button', { name: 'Edit' }).click();
  await reason.fill('Looked at it again.');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Everything has been sent.').waitFor();
  expect((await checksOf(job)).map(({ overruleReason }: { overruleReason: string }) => overruleReason)).toEqual([
    'Printed with a closed base.',
    'Looked at it again.',
  ]);
  browsing.complaints.length = 0;
});

test('a manager says which printers there are, and open jobs are looked at by them; a coordinator reads', async () => {
  // What a try before this one has left.
  const { results } = (await shop.manager.find('Printer')).body;
  for (const { objectId } of results) await shop.manager.remove('Printer', objectId);
  const job = await jobWith(shop, 'tower.stl', cubeStl(60));
  const watching = await browsing.openAs(shop.coordinator, `/PrintJob/${job}/show`, WIDE);
  await report(watching).getByText('Preflight passed').waitFor();
  const page = await browsing.openAs(shop.manager, '/Printer', WIDE);
  await page.getByRole('link', { name: 'New printer' }).click();
  await page.getByLabel('Name').fill('Mini');
  for (const size of ['Width', 'Depth', 'Height']) await page.getByLabel(`${size} (mm)`).fill('50');
  await expectAccessible(page);
  await press(page, 'Save');
  await rowOf(page, 'Mini').getByText('50 × 50 × 50 mm').waitFor();
  await keepScreen(page, 'printers');
  await expectAccessible(page);
  await report(watching).getByText('It measures 60 × 60 × 60 mm and fits no printer in use.').waitFor();
  const again = watching.waitForResponse('**/functions/preflightAgain');
  await press(watching, 'Look again');
  expect((await again).status()).toBe(200);
  await report(watching).getByText('Preflight failed').waitFor();

  await page.getByRole('cell', { name: 'Mini' }).click();
  await page.getByLabel('Height (mm)').fill('75.5');
  await press(page, 'Save');
  await rowOf(page, 'Mini').getByText('50 × 50 × 75.5 mm').waitFor();
  await page.getByRole('link', { name: 'Print profiles' }).click();
  await page.getByRole('cell', { name: 'Draft' }).click();
  await page.getByLabel('Infill (%)').fill('12');
  await expectAccessible(page);
  await press(page, 'Save');
  await page.getByRole('row', { name: /^Draft All materials 0.28 12/ }).waitFor();

  await goTo(watching, '/Printer');
  await rowOf(watching, 'Mini').waitFor();
  expect(await watching.getByRole('link', { name: 'New printer' }).count()).toBe(0);
});
