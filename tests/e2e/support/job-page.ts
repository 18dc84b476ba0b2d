/** Steps on the job page. */
import { beforeAll } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Shop } from '../../support/shop';
import type { Browsing } from './browser';
import { goTo } from './console';

/** Goes to a job's page in the coordinator's one browser. */
export function coordinatorsPage(shop: Shop, browsing: Browsing): (job: string) => Promise<Page> {
  let page: Page;
  beforeAll(async () => {
    page = await browsing.openAs(shop.coordinator, '/PrintJob', { viewport: { width: 1440, height: 900 } });
  });
  return async (job) => {
    // By way of another page, so that nothing of the job before is left.
    await goTo(page, '/PrintJob/import');
    await page.getByText('Drop a CSV file here').waitFor();
    await goTo(page, `/PrintJob/${job}/show`);
    return page;
  };
}

/** A part of the page by its title. */
export const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
