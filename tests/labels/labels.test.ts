/** Labels: what they say, that scanning them opens the page, and that nobody gets one of what they may not see. */
import { expect, test } from '@jest/globals';
import type { Api } from '../support/api';
import { date } from '../support/api';
import { batchFields, clientFields, newJob, useShop } from '../support/shop';
import { scanned, sizeOf, wordsOf } from './pdf';

const shop = useShop();

async function label(who: Api, address: string) {
  const headers = who.sessionToken ? { 'X-Parse-Session-Token': who.sessionToken } : undefined;
  const response = await fetch(`${shop.url}/labels/${address}`, { headers });
  const pdf = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get('content-type'), headers: response.headers, pdf };
}

test('a job’s label says which job, for whom, of what and until when, and scans to the job’s page', async () => {
  const client = await shop.coordinator.made('Client', { ...clientFields(), clientCode: 'ŁÓDŹ-7' });
  const job = await newJob(shop, 'technician1', {
    client: { __type: 'Pointer', className: 'Client', objectId: client },
    jobNumber: 'PJ-000777/2',
    color: 'Żółty',
    quantity: 12,
    dueDate: date('2031-03-04T23:30:00Z'),
  });
  const { status, type, headers, pdf } = await label(shop.technician1, `jobs/${job}`);
  expect({ status, type }).toEqual({ status: 200, type: 'application/pdf' });
  expect(headers.get('content-disposition')).toBe('inline; filename="PJ-000777-2.pdf"');
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(sizeOf(pdf)).toEqual([62, 29]);
  expect(wordsOf(pdf)).toEqual(['PJ-000777/2', 'ŁÓDŹ-7', 'PLA · Żółty', '12 ×', '2031-03-04']);
  expect(await scanned(pdf)).toEqual([`${shop.url}/PrintJob/${job}/show`]);
  const inBerlin = await label(shop.coordinator, `jobs/${job}?timeZone=Europe/Berlin`);
  expect(wordsOf(inBerlin.pdf)).toContain('2031-03-05');
});

test('a batch’s label says what is on the spool and where it belongs, and scans to the batch’s page', async () => {
  const fields = { ...batchFields(), batchCode: 'PLA-BLK-0042', storageLocation: 'Shelf 3, left' };
  const batch = await shop.coordinator.made('MaterialBatch', fields);
  const { status, pdf } = await label(shop.technician2, `batches/${batch}`);
  expect(status).toBe(200);
  expect(wordsOf(pdf)).toEqual(['PLA-BLK-0042', 'PLA', 'Black', 'Shelf 3, left']);
  expect(await scanned(pdf)).toEqual([`${shop.url}/MaterialBatch/${batch}/show`]);
});

test('words that are too long are cut, never written over the edge', async () => {
  const batch = await shop.coordinator.made('MaterialBatch', {
    ...batchFields(),
    batchCode: `B-${'W'.repeat(58)}`,
    storageLocation: 'M'.repeat(120),
  });
  const { pdf } = await label(shop.coordinator, `batches/${batch}`);
  const [title, , , place] = wordsOf(pdf);
  expect(title).toMatch(/^B-W{5,20}…$/);
  expect(place).toMatch(/^M{5,30}…$/);
});

test('what somebody may not see has no label for them, and is not told from what is not there', async () => {
  const job = await newJob(shop, 'technician1');
  const batch = await shop.coordinator.made('MaterialBatch', batchFields());
  const statusOf = async (who: Api, address: string) => (await label(who, address)).status;
  expect(await statusOf(shop.technician1, `jobs/${job}`)).toBe(200);
  expect(await statusOf(shop.technician2, `jobs/${job}`)).toBe(404);
  const [hidden, missing] = await Promise.all([
    label(shop.technician2, `jobs/${job}`),
    label(shop.technician2, 'jobs/there-is-none'),
  ]);
  expect(hidden.pdf.toString()).toBe(missing.pdf.toString());
  expect(await statusOf(shop.coordinator, `batches/${job}`)).toBe(404);
  expect(await statusOf(shop.coordinator, `constructor/${batch}`)).toBe(404);
  for (const address of [`jobs/${job}`, `batches/${batch}`]) {
    expect(await statusOf(shop.stranger, address)).toBe(401);
    expect(await statusOf(shop.stranger.as({ 'X-Parse-Session-Token': 'r:made-up' }), address)).toBe(401);
  }
});

test('a time zone that does not exist is refused with an example', async () => {
  const job = await newJob(shop);
  const { status, pdf } = await label(shop.coordinator, `jobs/${job}?timeZone=Mars/Olympus`);
  expect({ status, body: JSON.parse(pdf.toString()) }).toEqual({
    status: 400,
    body: { code: 1015, error: 'timeZone must be a name such as Europe/Berlin.' },
  });
});
