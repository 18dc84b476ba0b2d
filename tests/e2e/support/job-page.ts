/** Steps on the job page. */
import type { Page } from 'playwright-core';
import type { Shop } from '../../support/shop';
import type { Browsing } from './browser';
import { signIn } from './console';

/** Goes to a job's page in the coordinator's one browser, signed in the first time. */
export function coordinatorsPage(shop: Shop, browsing: Browsing): (job: string) => Promise<Page> {
  let page: Page | undefined;
  return async (job) => {
    const address = `${shop.url}/PrintJob/${job}/show`;
    if (page) {
      await page.goto(address);
      return page;
    }
    page = await browsing.open(address, { viewport: { width: 1440, height: 900 } });
    await signIn(page, 'coordinator');
    return page;
  };
}

/** A part of the page by its title. */
export const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
