/** A technician at a page of docs/clients/: signs in, sees the queue live, enters a check and a log, with and without a line. */
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { pointer } from '../../support/api';
import { clientFields, jobFields, type Shop } from '../../support/shop';
import { PASSWORD } from '../../support/staff';

/** Two jobs: one that the technician has, and one to be given to them while they look. */
export async function twoJobs(shop: Shop): Promise<{ own: string; later: string }> {
  const client = await shop.coordinator.made('Client', clientFields());
  const assignedTechnician = pointer('Technician', shop.ids.technician1);
  const own = await shop.coordinator.made('PrintJob', { ...jobFields(client), assignedTechnician });
  const later = await shop.coordinator.made('PrintJob', jobFields(client));
  return { own, later };
}

const numberOf = async (shop: Shop, job: string): Promise<string> =>
  (await shop.coordinator.get('PrintJob', job)).body.jobNumber;

export const written = async (shop: Shop, className: string, job: string) =>
  (await shop.coordinator.find(className, { printJob: pointer('PrintJob', job) })).body.results;

export async function signInOn(page: Page): Promise<void> {
  await page.getByLabel('Username').fill('technician1');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The row of a job, wherever the page shows it. */
export const rowOf = async (shop: Shop, page: Page, job: string) =>
  page.getByRole('listitem').filter({ hasText: await numberOf(shop, job) });

/** The list with its client and technician, and a job that comes and moves while somebody looks. */
export async function expectLive(
  shop: Shop,
  page: Page,
  { own, later }: { own: string; later: string },
): Promise<void> {
  const first = await rowOf(shop, page, own);
  await first.getByText('Acme Robotics: Received, technician1').waitFor();
  const assignedTechnician = pointer('Technician', shop.ids.technician1);
  await shop.coordinator.changed('PrintJob', later, { assignedTechnician });
  await (await rowOf(shop, page, later)).waitFor();
  await shop.coordinator.changed('PrintJob', own, { status: 'File Review' });
  await first.getByText('File Review').waitFor();
}

/** An entry, one whose answer is lost, one without a line, and one that is refused: each is written once, or said. */
export async function expectEntries(
  shop: Shop,
  page: Page,
  { own, later }: { own: string; later: string },
): Promise<void> {
  const row = await rowOf(shop, page, own);
  const other = await rowOf(shop, page, later);
  const sent = page.getByText('0 to send');
  await row.getByRole('button', { name: 'File passed' }).click();
  await untilThere(() => written(shop, 'FileCheck', own), 1);
  await sent.waitFor();

  // The shop writes it, and the line breaks before the answer.
  await page.route(
    '**/classes/TimeLog',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await row.getByRole('button', { name: 'Log 30 minutes' }).click();
  await untilThere(() => written(shop, 'TimeLog', own), 1);
  await page.getByText('1 to send').waitFor();

  await page.context().setOffline(true);
  await other.getByRole('button', { name: 'Log 30 minutes' }).click();
  await page.getByText('2 to send').waitFor();
  await page.context().setOffline(false);
  await sent.waitFor();
  expect(await written(shop, 'TimeLog', own)).toHaveLength(1);
  expect(await written(shop, 'TimeLog', later)).toHaveLength(1);

  // Taken away while the page still shows it: what is entered then is refused, in the shop's words.
  await page.context().setOffline(true);
  await other.getByRole('button', { name: 'File passed' }).click();
  await page.getByText('1 to send').waitFor();
  await shop.coordinator.changed('PrintJob', later, {
    assignedTechnician: pointer('Technician', shop.ids.technician2),
  });
  await page.context().setOffline(false);
  await page.getByRole('alert').filter({ hasText: 'You may not create this FileCheck.' }).waitFor();
  await sent.waitFor();
}

async function untilThere(rows: () => Promise<unknown[]>, count: number): Promise<void> {
  const until = Date.now() + 10_000;
  while ((await rows()).length !== count) {
    if (Date.now() > until) throw new Error(`There are ${(await rows()).length}, not ${count}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
