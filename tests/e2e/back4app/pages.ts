import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import { pointer } from '../../support/api';
import { expectAccessible } from '../support/axe';
import type { Browsing } from '../support/browser';
import { sendLogin } from '../support/console';
import { keepScreen } from '../support/screens';
import { newBatch, newJob, the } from './the-shop';

/** The pages on a host that knows files and nothing else. */
export function pagesOf(browsing: Browsing): void {
  let server: Server;
  let host: string;
  beforeAll(async () => {
    server = express()
      .use(express.static(path.join(the.shop.folder, 'public')))
      .listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server?.close();
  });

  test('the console shows what there is, live, and an address leads back to its page', async () => {
    const job = await newJob(await newBatch(100));
    const { jobNumber } = (await the.coordinator.get('PrintJob', job)).body;
    const page = await browsing.open(host);
    await sendLogin(page, 'manager');
    await page.getByRole('menuitem', { name: 'Board', exact: true }).waitFor();
    for (const name of ['Orders', 'API keys', 'Webhooks'])
      expect(await page.getByRole('menuitem', { name }).count()).toBe(0);
    await page.getByRole('button', { name: 'Profile' }).click();
    await page.getByRole('menuitem', { name: 'Logout' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'My account' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: 'Print profiles' }).click();
    await page.getByRole('row', { name: /Standard/ }).waitFor();
    await keepScreen(page, 'back4app-profiles');
    await page.goto(`${host}/#/my-account`);
    await page.getByText('Not Found').waitFor();
    await page.goto(`${host}/#/export`);
    await page.getByRole('button', { name: 'PrintJob CSV' }).waitFor();
    expect(await page.getByRole('button', { name: /^(Order|ApiKey|SecondFactor|Webhook) CSV$/ }).count()).toBe(0);
    await page.goto(`${host}/#/PrintJob/${job}/show`);
    await page.reload();
    await page.getByRole('heading', { name: jobNumber, level: 2 }).waitFor();
    const next = page.getByRole('button', { name: 'Start file review' });
    await next.waitFor();
    await the.technician.changed('PrintJob', job, { status: 'File Review' });
    await next.waitFor({ state: 'detached' });
    await expectAccessible(page);
    await keepScreen(page, 'back4app-job');
  });

  test('the queue and the page for customers open by their own addresses', async () => {
    const job = await newJob(await newBatch(100));
    const { jobNumber } = (await the.coordinator.get('PrintJob', job)).body;
    const queue = await browsing.open(`${host}/queue/`, { viewport: { width: 390, height: 844 } });
    await sendLogin(queue, 'technician1');
    await queue.getByText(jobNumber).first().waitFor();
    await keepScreen(queue, 'back4app-queue');
    const [mail] = (await the.coordinator.find('EmailMessage', { printJob: pointer('PrintJob', job) })).body.results;
    const { body } = await the.coordinator.call('showMail', { messageId: mail.objectId });
    const link = /https:\/\/shop\.example(\/track\/#[\w-]{43})/.exec(body.result.text)?.[1];
    const tracked = await browsing.open(host + link);
    await tracked.getByRole('heading', { name: `Job ${jobNumber}` }).waitFor();
    expect(await tracked.getByText('No connection').count()).toBe(0);
    await keepScreen(tracked, 'back4app-track');
    expect(browsing.complaints.splice(0)).toEqual([]);
  });
}
