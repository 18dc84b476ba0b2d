/** A manager makes a webhook, sees its secret once, sends a test, and sees what it answered; clients come in, all goes out. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { isSignedWith, Receiver } from '../../webhooks/receiver';
import { expectAccessible } from '../support/axe';
import { goTo } from '../support/console';
import { useHouse } from '../support/house';
import { keepScreen } from '../support/screens';

const { shop, browsing } = useHouse();
const WIDE = { viewport: { width: 1440, height: 900 } };
const receiver = new Receiver();
beforeAll(async () => {
  await receiver.listen();
});
afterAll(() => receiver.stop());

const look = (page: Page, name: string) => keepScreen(page, name);

test('a webhook from its making to what it answered', async () => {
  const page = await browsing.openAs(shop.manager, '/Webhook/create', WIDE);
  await page.getByLabel('Name').fill('Planning board');
  await page.getByLabel('Address').fill('http://hooks.example/');
  await page.getByLabel('Events').fill('Client.create');
  await page.getByRole('option', { name: 'Client.create' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Nothing can be sent to this address: it must begin with https://.').waitFor();
  await page.getByLabel('Address').fill(`${receiver.url}/board`);
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Secret of Planning board' });
  const secret = await dialog.getByLabel('Secret', { exact: true }).inputValue();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'I have handed it over' }).click();
  await page.getByRole('button', { name: 'Send a test' }).click();
  const told = page.getByRole('table', { name: 'What it was told' });
  await told.getByRole('row', { name: /Delivered ping/ }).waitFor();
  expect(receiver.told.map((one) => [one.type, isSignedWith(secret, one)])).toEqual([['ping', true]]);
  receiver.says = () => ({ status: 410, body: 'I am gone' });
  await shop.coordinator.made('Client', {
    clientCode: 'NEW',
    companyName: 'New',
    contactName: 'N',
    email: 'n@new.example',
    billingStatus: 'Active',
  });
  await told.getByRole('row', { name: /Given up Client\.create/ }).waitFor();
  await page.reload();
  await page.getByText('It was switched off. It answered 410').waitFor();
  await expectAccessible(page);
  await look(page, 'webhook');
  receiver.says = () => ({ status: 200, body: 'back again' });
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('It was switched off.').waitFor({ state: 'detached' });
  await told.getByRole('button', { name: /^Send again: Client\.create/ }).click();
  await told.getByRole('row', { name: /Delivered Client\.create/ }).waitFor();
});

test('who may not is shown nothing', async () => {
  const page = await browsing.openAs(shop.coordinator, '/Client', WIDE);
  await page.getByRole('menuitem', { name: 'Export' }).waitFor();
  expect(await page.getByRole('menuitem', { name: 'Webhooks' }).count()).toBe(0);
});

test('clients come in: what is there is changed, what is new is made; and everything goes out', async () => {
  const page = await browsing.openAs(shop.coordinator, '/Client/import', WIDE);
  await page.getByText('Drop a CSV file here').waitFor();
  await page.setInputFiles('input[type=file]', {
    name: 'clients.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'Code;Company;Contact;E-mail;Billing\nNEW;=Brand new;;;\nTWO;Two;Ada;ada@two.example;Active\nBAD;Bad;Eve;nowhere;Active',
    ),
  });
  await page.getByText('Company: New → =Brand new').waitFor();
  await page.getByText('E-mail: is not written as it should be.').waitFor();
  await expectAccessible(page);
  await look(page, 'import-clients');
  await page.getByRole('button', { name: 'Write 2 rows' }).click();
  await page.getByText('2 of 2 written').waitFor();
  // To the batches no file of clients goes along.
  await goTo(page, '/MaterialBatch/import');
  await page.getByText('Drop a CSV file here').waitFor();
  await goTo(page, '/export');
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Client CSV' }).click();
  const text = readFileSync(await (await downloaded).path(), 'utf8');
  expect(text).toContain(`NEW,"'=Brand new",N,n@new.example`);
  expect(text).toContain('TWO,Two,Ada,ada@two.example');
  expect(text).not.toContain('nowhere');
  await expectAccessible(page);
  await look(page, 'export');
});
