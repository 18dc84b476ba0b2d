/** Guests buy: from the catalogue, and prints of their own files, with the price in sight all the way to the order. */
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newProduct, png, sendPicture } from '../sales/catalogue';
import { makeRule } from '../sales/pricing';
import { makeOlder } from '../scripts/tamper';
import { pointer } from '../support/api';
import { makeCustomer } from '../support/customers';
import { openCubeStl } from '../support/models';
import { useShop } from '../support/shop';
import { expectAccessible } from './support/axe';
import { useBrowser } from './support/browser';
import { chooseFiles, fileCard, model } from './support/portal';
import { LOOKING } from './support/preflight';
import { keepScreen } from './support/screens';
import { expectSoon } from './support/soon';

const shop = useShop(LOOKING);
const browsing = useBrowser();
/** From the last byte of a small file to its price on the screen, however busy the machine is. */
const PRICE_WITHIN_MS = 25_000;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** PLA by weight and time, dearer when it is soon; PETG for what is small; nothing for TPU. */
beforeAll(async () => {
  const { manager, master } = shop;
  const idOf = async (className: string, name: string) =>
    (await master.find(className, { name })).body.results[0].objectId as string;
  const profile = await manager.made('PricingProfile', { name: 'General', active: true });
  const pla = await idOf('Material', 'PLA');
  const rates = { unitPrice: 200, setupPrice: 300, pricePerKilogram: 3000, pricePerHour: 300 };
  await makeRule(manager, profile, { ...rates, material: pla, materialRecommendations: ['PETG'] });
  const turnaroundProfile = await idOf('TurnaroundProfile', 'Express');
  await makeRule(manager, profile, { ...rates, material: pla, turnaroundProfile, unitPrice: 900, leadTimeDays: 1 });
  const feasibilityRule = { maxWidthMm: 50, maxDepthMm: 50, maxHeightMm: 50, otherwise: 'refuse' };
  await makeRule(manager, profile, { unitPrice: 700, material: await idOf('Material', 'PETG'), feasibilityRule });
  for (const method of ['invoice', 'bank_transfer']) {
    const [{ objectId }] = (await manager.find('PaymentMethodConfig', { method })).body.results;
    const configJson = { instructions: { en: 'Payable within 14 days.', de: 'Zahlbar in 14 Tagen.' } };
    await manager.changed('PaymentMethodConfig', objectId, { enabled: true, configJson });
  }
  const { item } = await newProduct(shop, {
    slug: 'key-fob',
    name: 'Key fob',
    description: 'A sturdy fob for a bunch of keys.',
    featured: true,
  });
  await sendPicture(manager, item, png([20, 120, 130], 64));
  await newProduct(shop, { slug: 'hook', name: 'Wall hook' });
});

afterEach(() => {
  expect(browsing.complaints.splice(0)).toEqual([]);
});

const headline = (page: Page) => page.locator('.headline');
const priceOf = async (page: Page) => (await headline(page).locator('.amount').innerText()).trim();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** A price other than this one, which is not out of date either. */
async function nextPrice(page: Page, before: string): Promise<string> {
  await page.waitForFunction((old) => {
    const place = document.querySelector<HTMLElement>('.headline');
    const text = place?.querySelector('.amount')?.textContent;
    return text && text !== old && place?.dataset.old !== 'true';
  }, before);
  return priceOf(page);
}

async function writeContact(page: Page, email: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Grete Muster');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
}

/** The order whose page the browser has gone to. */
async function orderBehind(page: Page, guestEmail: string) {
  await page.waitForURL(/\/order\/[\w-]{20,}$/);
  const { results } = (await shop.coordinator.find('Order', { guestEmail })).body;
  expect(results).toHaveLength(1);
  await page.getByRole('heading', { name: results[0].orderNumber }).waitFor();
  return results[0];
}

test('a guest buys from the catalogue, on a phone', async () => {
  const page = await browsing.open(`${shop.url}/shop`, PHONE);
  await page.getByRole('heading', { name: 'Popular' }).waitFor();
  const first = page.getByRole('region', { name: 'Popular' }).getByRole('listitem');
  expect(await first.allInnerTexts()).toEqual([
    expect.stringContaining('Print your own file'),
    expect.stringContaining('Key fob'),
  ]);
  await page.waitForFunction(() => [...document.images].some((image) => image.naturalWidth === 64));
  await expectAccessible(page);
  await keepScreen(page, 'shop');
  expect(await page.evaluate(() => localStorage.getItem('printshop.session'))).toBeNull();

  await page.getByRole('link', { name: 'Key fob' }).click();
  await page.getByLabel('Material').selectOption('PLA');
  await headline(page).locator('.amount').waitFor();
  const one = await priceOf(page);
  await page.getByLabel('Pieces').fill('0');
  await page.getByRole('alert').filter({ hasText: 'Enter a whole number' }).waitFor();
  await expectSoon(() => page.getByRole('button', { name: 'Add to cart' }).isDisabled(), true);
  await page.getByLabel('Pieces').fill('3');
  const three = await nextPrice(page, one);
  await page.getByText('Express', { exact: true }).click();
  await nextPrice(page, three);
  await page.getByText('Ready within 1 working day', { exact: true }).waitFor();
  await page.getByText(/^Printing time: \d+ min at €3.00 an hour$/).waitFor();
  await page.reload();
  await headline(page).locator('.amount').waitFor();
  await expectSoon(() => page.getByLabel('Pieces').inputValue(), '3');
  await expectSoon(() => page.getByRole('radio', { name: 'Express' }).isChecked(), true);
  await expectAccessible(page);
  await keepScreen(page, 'shop-product');
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepScreen(page, 'shop-product-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  const dear = await priceOf(page);
  await press(page, 'Add to cart');

  await page.getByRole('heading', { name: 'Cart', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Cart, 1 item' }).waitFor();
  await page.getByText(/Express$/).waitFor();
  await expectSoon(() => page.locator('.total .amount').innerText(), dear);
  await expectAccessible(page);
  await keepScreen(page, 'shop-cart');
  await page.getByRole('link', { name: 'To the checkout' }).click();
  await press(page, 'Order and pay');
  await page.getByRole('alert').filter({ hasText: 'Fill in: name, e-mail.' }).waitFor();
  await writeContact(page, 'grete@muster.example');
  await page.getByText('Invoice', { exact: true }).click();
  await page.getByText('Payable within 14 days.').first().waitFor();
  await expectAccessible(page);
  await keepScreen(page, 'shop-checkout');
  await page.getByRole('button', { name: 'Order and pay' }).dblclick();
  const order = await orderBehind(page, 'grete@muster.example');
  expect(order).toMatchObject({ paymentMethod: 'invoice', lifecycleStage: 'Placed', currency: 'EUR' });
  expect(dear).toBe(`€${(order.totalPrice / 100).toFixed(2)}`);
});

test('a guest has the price of an own file within seconds, and orders it', async () => {
  const page = await browsing.open(`${shop.url}/shop`);
  await page.getByRole('link', { name: 'Print your own file' }).click();
  await page.getByText('Choose a file, and its price stands here').waitFor();
  await page.getByLabel('Material').selectOption('PLA');
  await chooseFiles(page, model('bracket.stl', 30));
  await fileCard(page, 'bracket.stl').getByText('Uploaded').waitFor();
  const since = Date.now();
  await headline(page).locator('.amount').waitFor();
  // A second where the machine does nothing else.
  expect(Date.now() - since).toBeLessThan(PRICE_WITHIN_MS);
  await fileCard(page, 'bracket.stl').getByText('30 × 30 × 30 mm').waitFor();
  await page.getByText(/^Material: [\d.]+ g at €30.00 a kilogram$/).waitFor();
  await expectAccessible(page);
  await keepScreen(page, 'shop-own-file');

  const inPla = await priceOf(page);
  await chooseFiles(page, model('lid.stl', 20));
  const both = await nextPrice(page, inPla);
  await page.reload();
  await headline(page).locator('.amount').waitFor();
  expect(await priceOf(page)).toBe(both);
  await expectSoon(() => page.locator('.wanted').count(), 2);
  await press(page, 'Remove lid.stl');
  expect(await nextPrice(page, both)).toBe(inPla);
  await press(page, 'PETG');
  expect(await nextPrice(page, inPla)).toBe('€7.00');
  await press(page, 'Add to cart');
  await page.getByText('PETG · Quality', { exact: false }).waitFor();

  // What was ordered is not there any more when the next one is configured.
  await page.getByRole('link', { name: 'Add something else' }).click();
  await page.getByRole('link', { name: 'Print your own file' }).click();
  await page.getByText('Choose a file, and its price stands here').waitFor();
  await expectSoon(() => page.locator('.wanted').count(), 0);
  await page.goto(`${shop.url}/checkout`);
  await writeContact(page, 'hans@muster.example');
  await page.getByText('Bank transfer', { exact: true }).click();

  // The order is made, and its answer lost; the page that is loaded anew finds it.
  await page.route('**/functions/checkout', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await press(page, 'Order and pay');
  await page.getByRole('alert').filter({ hasText: 'The shop cannot be reached' }).waitFor();
  await browsing.forgive();
  await page.unroute('**/functions/checkout');
  await page.reload();
  const order = await orderBehind(page, 'hans@muster.example');
  expect(order).toMatchObject({ paymentMethod: 'bank_transfer', totalPrice: 700 });
});

test('what has no price, or faults, is asked for; what cannot be printed is not sold', async () => {
  const page = await browsing.open(`${shop.url}/shop/your-file`, { locale: 'de-DE' });
  await page.getByLabel('Material').selectOption('PETG');
  await chooseFiles(page, model('gross.stl', 60));
  await page.getByText('So lässt sich das nicht bestellen.').waitFor();
  await page.getByText('Das Teil ist größer als 50 × 50 × 50 mm.').waitFor();
  await expectSoon(() => page.getByRole('button', { name: 'In den Warenkorb' }).isDisabled(), true);
  await expectAccessible(page);
  await page.getByLabel('Material').selectOption('TPU');
  await headline(page).getByText('Den Preis nennt die Werkstatt').waitFor();
  await page.getByText(/^Für diese Wahl gibt es keinen festen Preis/).waitFor();
  await keepScreen(page, 'shop-review');
  await press(page, 'gross.stl entfernen');
  await page.getByLabel('Material').selectOption('PLA');
  await chooseFiles(page, { ...model('offen.stl'), buffer: Buffer.from(openCubeStl(20)) });
  await page.getByText(/^Die Datei hat Fehler/).waitFor();
  await page.getByText('Voraussichtlich', { exact: true }).waitFor();
  await press(page, 'In den Warenkorb');
  await page.getByText(/Einiges davon hat noch keinen festen Preis/).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Zur Kasse' }).click();
  await page.getByText('Nicht für diesen Warenkorb: Einiges davon hat keinen festen Preis.').first().waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Ida Muster');
  await page.getByLabel('E-Mail', { exact: true }).fill('ida@muster.example');
  await expectAccessible(page);
  await press(page, 'Angebot anfragen');
  const order = await orderBehind(page, 'ida@muster.example');
  expect(order).toMatchObject({ paymentMethod: 'quote_request', paymentState: 'Not Due', language: 'de' });
});

test('lines are taken out of the cart; what is missing or out of order is said', async () => {
  const page = await browsing.open(`${shop.url}/cart`, PHONE);
  await page.getByText('Your cart is empty.').waitFor();
  await page.goto(`${shop.url}/shop/hook`);
  await page.getByLabel('Material').selectOption('PLA');
  await headline(page).locator('.amount').waitFor();
  await press(page, 'Add to cart');
  await page.getByRole('heading', { name: 'cube.stl' }).waitFor();
  const sessionSecret = await page.evaluate(() => localStorage.getItem('printshop.session'));
  const [{ quoteId }] = (await shop.stranger.call('showCart', { sessionSecret })).body.result.lines;
  const { DATABASE_URI } = shop.env as { DATABASE_URI: string };
  await makeOlder(DATABASE_URI, 'Quote', 'validUntil', { objectId: quoteId }, 14.1 * 86_400_000);
  await page.goto(`${shop.url}/checkout`);
  await writeContact(page, 'jan@muster.example');
  await press(page, 'Order and pay');
  await page.getByRole('alert').filter({ hasText: 'A price in your cart has expired.' }).waitFor();
  await page.getByRole('link', { name: 'Back to the cart' }).click();
  await page.getByText('This price has expired. Remove it and configure it anew.').waitFor();
  await expectAccessible(page);
  await press(page, 'Remove cube.stl');
  await page.getByText('cube.stl was removed.').waitFor();
  await page.getByText('Your cart is empty.').waitFor();
  await page.goto(`${shop.url}/shop/nothing-like-it`);
  await page.getByText('This is not in the store any more.').waitFor();
  await expectAccessible(page);

  await page.route('**/functions/catalog', (route) => route.abort());
  await page.goto(`${shop.url}/shop`);
  await page.getByRole('alert').filter({ hasText: 'The shop cannot be reached' }).waitFor();
  await page.unroute('**/functions/catalog');
  await press(page, 'Try again');
  await page.getByRole('link', { name: 'Wall hook' }).waitFor();
  await browsing.forgive();
});

test('whoever is signed in orders as themselves; a login that has ended makes a guest again', async () => {
  const { api, customerId, email } = await makeCustomer(shop, 'Kim Muster');
  const page = await browsing.open(`${shop.url}/shop`);
  const signIn = (sessionToken: string | undefined) =>
    page.evaluate(
      (login) => localStorage.setItem('printshop.customer', login),
      JSON.stringify({ sessionToken, name: 'Kim Muster', email }),
    );
  await signIn(api.sessionToken);
  await page.goto(`${shop.url}/shop/hook`);
  await page.getByLabel('Material').selectOption('PLA');
  await headline(page).locator('.amount').waitFor();
  await press(page, 'Add to cart');
  await page.getByRole('link', { name: 'To the checkout' }).click();
  await page.getByText('Signed in as Kim Muster.').waitFor();
  await expectSoon(() => page.getByLabel('Name', { exact: true }).inputValue(), 'Kim Muster');
  await expectSoon(() => page.getByLabel('E-mail', { exact: true }).inputValue(), email);
  await page.getByRole('link', { name: 'Account' }).waitFor();
  expect(await page.evaluate(() => localStorage.getItem('printshop.session'))).toBeNull();
  await press(page, 'Order and pay');
  await page.waitForURL(/\/order\//);
  const { results } = (await shop.coordinator.find('Order', { customer: pointer('Customer', customerId) })).body;
  expect(results).toHaveLength(1);

  await signIn('r:ended');
  await page.goto(`${shop.url}/shop/hook`);
  await page.getByText('You were signed out.').waitFor();
  await headline(page).locator('.amount').waitFor();
  expect(await page.evaluate(() => localStorage.getItem('printshop.customer'))).toBeNull();
  // The shop has another key than when this session was begun.
  await page.evaluate(() => localStorage.setItem('printshop.session', 'x'.repeat(64)));
  await page.reload();
  await headline(page).locator('.amount').waitFor();
  browsing.complaints.length = 0;
});
