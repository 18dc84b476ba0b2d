/** A card taken with the mouse, as a hand does it. */
import type { Locator, Page } from 'playwright-core';

async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox();
  if (!box) throw new Error('It is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 90) };
}

/** Takes it and holds it over the place. */
export async function carry(page: Page, card: Locator, place: Locator): Promise<void> {
  const from = await middleOf(card);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 3 });
  await page.locator('[data-lifted=true]').waitFor();
  // A folded column has opened by now.
  const to = await middleOf(place);
  await page.mouse.move(to.x, to.y, { steps: 8 });
  // The page follows the hand once a frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

export async function drag(page: Page, card: Locator, place: Locator): Promise<void> {
  await carry(page, card, place);
  await page.mouse.up();
}
