/** A request from the portal: a job for each file, once, by whoever sent it and nobody else. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { HeldWrites } from '../../faults/held-writes';
import { jobAt, to, walk } from '../../jobs/life';
import { pointer } from '../../support/api';
import { isPostgres } from '../../support/databases';
import { theShop } from '../../support/house';
import { cubeStl } from '../../support/models';
import { start } from '../../support/process';
import { clientFields, enter } from '../../support/shop';
import { uploaded } from '../../support/tus';
import { requestOf, tokenOf, tracked } from '../portal';

const shop = theShop();
const onPostgres = isPostgres() ? test : test.skip;
const ask = (form: unknown) => shop.stranger.call('requestPrint', form);
const jobsOf = async (numbers: string[]) =>
  (await shop.coordinator.find('PrintJob', { jobNumber: { $in: numbers } }, { order: 'jobNumber', include: 'client' }))
    .body.results;
const countOf = async (className: string) => (await shop.master.find(className, {}, { count: 1, limit: 0 })).body.count;

test('three files become three jobs of one new client, and sent again the answer is the same', async () => {
  const form = await requestOf(shop, 3, { wishedDate: '2027-03-01' });
  const { status, body } = await ask(form);
  expect([status, body.error]).toEqual([200, undefined]);
  const { jobs } = body.result;
  const rows = await jobsOf(jobs.map(({ jobNumber }: { jobNumber: string }) => jobNumber));
  expect(rows).toHaveLength(3);
  for (const [index, row] of rows.entries())
    expect(row).toMatchObject({
      status: 'Received',
      origin: 'portal',
      fileName: `part${index}.stl`,
      fileRevision: 1,
      quantity: index + 1,
      quoteRequested: true,
      customerNotes: 'Please no support marks.',
      language: 'de',
      wishedDate: { iso: '2027-03-01T00:00:00.000Z' },
      client: { companyName: 'Muster GmbH', contactName: 'Gerd Muster', email: form.contact.email },
    });
  expect(new Set(rows.map(({ client }: { client: { objectId: string } }) => client.objectId)).size).toBe(1);
  const again = await Promise.all(Array.from({ length: 5 }, () => ask(form)));
  for (const answer of again) expect(answer).toEqual({ status, body });
  const events = (await shop.coordinator.find('AuditEvent', { entityId: rows[0].objectId })).body.results;
  expect(events).toEqual([
    expect.objectContaining({ action: 'create', actorType: 'customer', actorName: 'Gerd Muster' }),
  ]);
  const token = jobs[1].trackUrl.split('/track/')[1];
  expect(await tracked(shop, token)).toMatchObject({
    jobNumber: jobs[1].jobNumber,
    statusWord: 'received',
    item: { fileName: 'part1.stl', materialType: 'PLA', color: 'Black', quantity: 2 },
  });
  expect(jobs[1].trackUrl).toBe(`${shop.url}/track/${await tokenOf(shop, rows[1].objectId)}`);
});

test('a client that is known is found by e-mail address, and the answer does not tell', async () => {
  const known = { ...clientFields(), email: 'Olga.Known@client.example', contactName: 'Olga' };
  const client = await shop.coordinator.made('Client', known);
  const before = await countOf('Client');
  const contact = { name: 'Somebody else', email: 'olga.known@CLIENT.example' };
  const forms = [await requestOf(shop, 1, { contact }), await requestOf(shop, 1, { contact })];
  const answers = await Promise.all(forms.map(ask));
  for (const { body } of answers) {
    const [job] = await jobsOf([body.result.jobs[0].jobNumber]);
    expect(job.client).toMatchObject({ objectId: client, contactName: 'Olga' });
    const page = JSON.stringify(await tracked(shop, body.result.jobs[0].trackUrl.split('/track/')[1]));
    for (const hidden of ['Olga', 'Acme', 'phone', client, 'email'])
      expect(page + JSON.stringify(body)).not.toContain(hidden);
  }
  const fresh = { name: 'Nina New', email: 'nina@new.example' };
  const both = await Promise.all(
    (await Promise.all([1, 2].map(() => requestOf(shop, 1, { contact: fresh })))).map(ask),
  );
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(await countOf('Client')).toBe(before + 1);
});

test.each<[string, (form: Awaited<ReturnType<typeof requestOf>>) => object, number]>([
  ['the trap filled in', () => ({ website: 'https://spam.example' }), 1721],
  ['no contact', () => ({ contact: undefined }), 1015],
  ['a contact that is a list', () => ({ contact: [] }), 1015],
  ['no name', ({ contact }) => ({ contact: { ...contact, name: '  ' } }), 1001],
  ['an address that is none', ({ contact }) => ({ contact: { ...contact, email: 'gerd' } }), 1010],
  [
    'a header in the address',
    ({ contact }) => ({ contact: { ...contact, email: 'a@b.example\r\nBcc: x@y.example' } }),
    1010,
  ],
  ['a name of 10,000 letters', ({ contact }) => ({ contact: { ...contact, name: 'n'.repeat(10_000) } }), 1007],
  ['a name of half a letter', ({ contact }) => ({ contact: { ...contact, name: '\ud83d' } }), 1009],
  ['a name that is an object', ({ contact }) => ({ contact: { ...contact, name: { $ne: 1 } } }), 1003],
  ['a phone that is a number', ({ contact }) => ({ contact: { ...contact, phone: 49 } }), 1003],
  ['a language nobody speaks here', () => ({ language: 'tlh' }), 1011],
  ['notes without end', () => ({ notes: 'x'.repeat(4001) }), 1007],
  ['a date that is none', () => ({ wishedDate: 'soon' }), 1016],
  ['a date in another type', () => ({ wishedDate: 5 }), 1003],
  ['no key', () => ({ requestKey: undefined }), 1015],
  ['a key that can be guessed', () => ({ requestKey: '1' }), 1015],
  ['no files', () => ({ items: [] }), 1015],
  ['files that are text', () => ({ items: 'x' }), 1015],
  [
    '21 files',
    ({ items }) => ({ items: Array.from({ length: 21 }, (_, uploadId) => ({ ...items[0], uploadId })) }),
    1015,
  ],
  ['one file twice', ({ items }) => ({ items: [...items, ...items] }), 1015],
  ['an unknown material', ({ items }) => ({ items: [{ ...items[0], materialType: 'Gold' }] }), 1503],
  ['half a piece', ({ items }) => ({ items: [{ ...items[0], quantity: 0.5 }] }), 1005],
  ['a quantity in letters', ({ items }) => ({ items: [{ ...items[0], quantity: '1' }] }), 1003],
  ['the secret of another upload', ({ items }) => ({ items: [{ ...items[0], uploadSecret: 'z'.repeat(40) }] }), 1611],
  ['an upload that is an object', ({ items }) => ({ items: [{ ...items[0], uploadId: { $ne: '' } }] }), 1611],
])('a request with %s is refused with a sentence, and leaves nothing', async (_what, wrong, code) => {
  const form = await requestOf(shop);
  const before = await Promise.all(['PrintJob', 'Client', 'PrintRequest', 'TrackingLink'].map(countOf));
  const { status, body } = await ask({ ...form, ...wrong(form) });
  expect({ status, code: body.code }).toEqual({ status: 400, code });
  expect(body.error).toMatch(/^.{10,300}$/su);
  expect(await Promise.all(['PrintJob', 'Client', 'PrintRequest', 'TrackingLink'].map(countOf))).toEqual(before);
});

test('of two files one refused leaves the other free, and the request can be sent anew', async () => {
  const form = await requestOf(shop, 2);
  const [first, second] = form.items;
  const wrong = { ...form, items: [first, { ...second, uploadSecret: 'z'.repeat(40) }] };
  expect((await ask(wrong)).body.code).toBe(1611);
  expect((await ask({ ...form, requestKey: randomUUID() })).status).toBe(200);
});

test('a key that somebody else uses gives nothing away, and an upload goes to one request only', async () => {
  const form = await requestOf(shop);
  const { body } = await ask(form);
  const other = { ...(await requestOf(shop)), requestKey: form.requestKey };
  expect(await ask(other)).toMatchObject({ status: 400, body: { code: 1722 } });
  const changed = { ...form, contact: { ...form.contact, email: 'mallory@evil.example' } };
  expect(JSON.stringify(await ask(changed))).not.toContain(body.result.jobs[0].jobNumber);
  expect((await ask({ ...form, requestKey: randomUUID() })).body.code).toBe(1614);
});

test('a new file that was asked for comes by the link, once; none is taken when nobody asked', async () => {
  const { id } = await jobAt(shop, 'File Review');
  const token = await tokenOf(shop, id);
  const revise = (upload: unknown, as = token) =>
    shop.stranger.call('reviseFile', { ...(upload as object), token: as });
  const upload = await uploaded(shop.url, 'thicker.stl', cubeStl(7));
  expect((await revise(upload)).body.code).toBe(1723);
  await walk(shop, id, to('Revision Requested', { statusReason: 'Walls too thin' }));
  for (const wrong of [{}, { ...upload, uploadSecret: 'z'.repeat(40) }, { uploadId: 7, uploadSecret: [] }])
    expect((await revise(wrong)).body.code).toBe(1611);
  const elsewhere = await jobAt(shop, 'Received');
  expect((await revise(upload, await tokenOf(shop, elsewhere.id))).body.code).toBe(1723);
  const answers = await Promise.all([revise(upload), revise(upload), revise(upload)]);
  for (const { body } of [...answers, await revise(upload)])
    expect(body.result).toMatchObject({ fileName: 'thicker.stl', statusWord: 'inReview' });
  const { body } = await shop.coordinator.get('PrintJob', id);
  expect(body).toMatchObject({ status: 'File Review', fileRevision: 2, fileName: 'thicker.stl' });
  const events = (await shop.coordinator.find('AuditEvent', { entityId: id, action: 'resubmit' })).body.results;
  expect(events).toEqual([expect.objectContaining({ actorType: 'customer' })]);
});

onPostgres(
  'the power is cut at the second of three files: sent again, the rest is made and nothing twice',
  async () => {
    const form = await requestOf(shop, 3);
    const second = `BEFORE INSERT ON "PrintJob" FOR EACH ROW WHEN (NEW."requestKey" LIKE '%:1')`;
    const held = await HeldWrites.in(shop.env.DATABASE_URI as string, [second]);
    await held.hold();
    const lost = ask(form).catch(() => undefined);
    const pids = await held.arrived(1);
    await shop.process.kill();
    expect(await lost).toBeUndefined();
    await held.lose(pids);
    await held.release();
    await held.end();
    Object.assign(shop, await enter(await start(shop.env), shop.env));
    const answers = await Promise.all([ask(form), ask(form)]);
    for (const answer of [...answers, await ask(form)]) expect(answer).toEqual({ status: 200, body: answers[0]?.body });
    const numbers = answers[0]?.body.result.jobs.map(({ jobNumber }: { jobNumber: string }) => jobNumber);
    const rows = await jobsOf(numbers);
    expect(rows.map(({ fileName }: { fileName: string }) => fileName).sort()).toEqual([
      'part0.stl',
      'part1.stl',
      'part2.stl',
    ]);
    const client = rows[0].client.objectId;
    expect((await shop.coordinator.find('PrintJob', { client: pointer('Client', client) })).body.results).toHaveLength(
      3,
    );
    expect((await shop.coordinator.find('Client', { email: form.contact.email })).body.results).toHaveLength(1);
  },
);
