/** Jobs with files that the shop looks at, and what screens show of them. */
import { expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { pointer } from '../../support/api';
import { clientFields, type Shop } from '../../support/shop';

/** The environment of a shop that looks at files. */
export const LOOKING = { PREFLIGHT_AT_ONCE: '1' };

/** A new job with this file, once the shop has looked at it. */
export async function jobWith(shop: Shop, fileName: string, bytes: Uint8Array, more: Record<string, unknown> = {}) {
  const client = await shop.coordinator.made('Client', clientFields());
  const file = await shop.coordinator.upload(fileName, bytes);
  const assignedTechnician = pointer('Technician', shop.ids.technician1);
  const fields = { client: pointer('Client', client), materialType: 'PLA', assignedTechnician };
  const job = await shop.coordinator.made('PrintJob', { ...fields, fileName, file, ...more });
  await expect(untilJudged(shop, job)).resolves.toBeUndefined();
  return job;
}

const PATIENCE_MS = 30_000;
const EVERY_MS = 100;

async function untilJudged({ coordinator }: Shop, job: string): Promise<void> {
  for (const since = Date.now(); Date.now() - since < PATIENCE_MS; ) {
    const { preflight } = (await coordinator.get('PrintJob', job)).body;
    if (preflight !== 'Waiting') return;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  throw new Error('The file is still waiting to be looked at');
}

/** The picture of this file is drawn there. */
export async function expectPicture(place: Locator, fileName: string): Promise<void> {
  const picture = place.getByRole('img', { name: `Picture of ${fileName}` });
  await picture.waitFor();
  await expect(picture.evaluate((image) => (image as HTMLImageElement).decode())).resolves.toBeUndefined();
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(256);
}
