/** What a customer does on the public pages, as steps of a test. */
import type { Page } from 'playwright-core';
import { cubeStl } from '../../support/models';

/** A model file as a file input takes it. */
export const model = (name: string, edge = 10) => ({
  name,
  mimeType: 'model/stl',
  buffer: Buffer.from(cubeStl(edge)),
});

/** Chooses model files where the page takes them. */
export const chooseFiles = (page: Page, ...files: ReturnType<typeof model>[]) =>
  page.locator('input[type=file]').setInputFiles(files);

/** The card of a chosen file. */
export const fileCard = (page: Page, name: string) => page.getByRole('listitem', { name });

export async function writeContact(page: Page, email: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Grete Muster');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
}

/** Asks for this many prints of a file in PLA and goes to the page of the job. */
export async function request(page: Page, email: string, name: string, pieces = 1): Promise<void> {
  await chooseFiles(page, model(name));
  await fileCard(page, name).getByLabel('Material').selectOption('PLA');
  await fileCard(page, name).getByLabel('Pieces').fill(String(pieces));
  await writeContact(page, email);
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByRole('heading', { name: /Thank you/ }).waitFor();
  await page.getByRole('link', { name: /^PJ-/ }).click();
}

/** The status page says this of the job, by itself. */
export const stands = (page: Page, status: string) =>
  page.getByRole('heading', { name: status, exact: true }).waitFor();
