/** The outbox with a mail service: what a mail holds, what it becomes, and who may see and send it again. */
import { createHmac } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { pointer } from '../support/api';
import { Live } from '../support/live';
import { FakeMailgun, type Taken } from '../support/mailgun';
import { checkFields, clientFields, jobFields, newJob, next, useShop } from '../support/shop';
import { until } from '../support/until';

const mailgun = FakeMailgun.start();
const shop = useShop(async () => ({ ...(await mailgun).env, MAIL_RETRY_MS: '100', SHOP_NAME: 'Druckerei <Nord>' }));
afterAll(async () => (await mailgun).stop());

interface Mail {
  objectId: string;
  event: string;
  state: string;
  lastError?: string;
  toAddress: string;
  attempts: number;
  resentBy?: { objectId: string };
}

const find = async (where: object): Promise<Mail[]> =>
  (await shop.coordinator.find('EmailMessage', where, { order: 'createdAt' })).body.results;
const ofJob = (job: string, more: object = {}) => find({ printJob: pointer('PrintJob', job), ...more });

const mailOf = (job: string, event: string, state: string) =>
  until(async () => (await ofJob(job, { event, state }))[0]);
const takenOf = async ({ objectId }: Mail) =>
  (await mailgun).taken.find(({ id }) => id === objectId) as Taken & { fields: Record<string, string> };

async function jobOf(client: object, more: object = {}): Promise<string> {
  const id = await shop.coordinator.made('Client', { ...clientFields(), ...client });
  return shop.coordinator.made('PrintJob', { ...jobFields(id), ...more });
}

async function report(event: object, { key = 'key-of-the-reports', ageSeconds = 0, token = `t${next()}` } = {}) {
  const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
  const signature = createHmac('sha256', key)
    .update(timestamp + token)
    .digest('hex');
  return shop.stranger.request('POST', '/mail/events', {
    signature: { timestamp, token, signature },
    'event-data': event,
  });
}

test('nothing that a customer types does anything in a mail but stand there', async () => {
  const typed = '{{subject}} <script>alert(1)</script> %recipient% %TRACK_URL% <b>&amp;';
  const job = await jobOf(
    { contactName: 'Eve\r\nBcc: all@x.example <evil@x.example>', companyName: typed },
    { fileName: `${typed}\r\nBcc: all@x.example.stl`, color: typed.slice(0, 60) },
  );
  const { fields } = await takenOf(await mailOf(job, 'received', 'Sent'));
  expect(fields.to).not.toMatch(/[\r\n]/);
  expect(fields.to).toMatch(/^"Eve Bcc all x\.example evil x\.example" <ada@acme\.example>$/);
  expect(fields.subject).not.toMatch(/[\r\n]/);
  expect(fields.html).toContain('{{subject}} &lt;script&gt;alert(1)&lt;/script&gt;');
  expect(fields.html).not.toMatch(/<script>|<b>/);
  expect(fields.text).toContain('{{subject}} <script>alert(1)</script>');
  for (const part of [fields.subject, fields.text, fields.html]) expect(part).not.toMatch(/%recipient%|%TRACK_URL%/);
  // The link stands where the shop put it, and only there.
  expect(fields.text?.match(/\/track\/[\w-]{43}/g)).toHaveLength(1);
  expect(fields.html).not.toContain('Hello Eve');
  expect(fields.html).toContain('Druckerei &lt;Nord&gt;');
});

test('an address that a header would read as several is refused', async () => {
  for (const email of ['a@b.example,c@d.example', 'a@b.example\r\nBcc: c@d.example', '"x" <a@b.example>'])
    expect((await shop.coordinator.create('Client', { ...clientFields(), email })).body.code).toBe(1010);
});

test('each language has its own words, and the job goes before the client', async () => {
  const german = await jobOf({ language: 'de' });
  expect((await takenOf(await mailOf(german, 'received', 'Sent'))).fields.subject).toMatch(/ist eingegangen$/);
  const english = await jobOf({ language: 'de' }, { language: 'en' });
  expect((await takenOf(await mailOf(english, 'received', 'Sent'))).fields.subject).toMatch(/^We have received/);
});

test('a newer quote is mailed anew, a job whose customer is not to be told is not mailed at all', async () => {
  const job = await newJob(shop);
  await shop.coordinator.changed('PrintJob', job, { status: 'File Review' });
  await shop.coordinator.made('FileCheck', checkFields(job));
  for (const totalMinor of [4250, 3900])
    expect((await shop.coordinator.call('sendQuote', { jobId: job, totalMinor, currency: 'EUR' })).status).toBe(200);
  const quotes = await until(async () => {
    const found = await ofJob(job, { event: 'quoted', state: 'Sent' });
    return found.length === 2 && found;
  });
  const subjects = await Promise.all(quotes.map(async (mail) => (await takenOf(mail)).fields.subject));
  expect(subjects.map((subject) => subject?.replace(/^.*: /, ''))).toEqual(['€42.50', '€39.00']);

  const quiet = await newJob(shop, undefined, { notifyCustomer: false });
  await shop.coordinator.changed('PrintJob', quiet, { status: 'Declined', statusReason: 'Too big' });
  expect(await ofJob(quiet)).toEqual([]);
});

test('what the mail service reports is believed when it is signed and new, and told twice it changes nothing', async () => {
  const job = await newJob(shop);
  const { objectId } = await mailOf(job, 'received', 'Sent');
  const stateNow = async () => (await shop.coordinator.get('EmailMessage', objectId)).body.state;
  const about = { 'user-variables': { 'outbox-id': objectId } };
  const delivered = { event: 'delivered', ...about };
  expect((await report(delivered, { key: 'another-key' })).body.code).toBe(1801);
  expect((await report(delivered, { ageSeconds: 3600 })).status).toBe(403);
  expect((await report(delivered, { ageSeconds: -3600 })).status).toBe(403);
  for (const broken of [{}, { signature: 1 }, { signature: { timestamp: '1', token: '2', signature: 'zz' } }, []])
    expect((await shop.stranger.request('POST', '/mail/events', broken)).status).toBe(403);
  expect(await stateNow()).toBe('Sent');

  const live = await Live.subscribe(shop.coordinator, 'EmailMessage');
  await expect(Live.subscribe(shop.stranger, 'EmailMessage')).rejects.toThrow();
  expect((await report(delivered, { token: 'again' })).status).toBe(200);
  const event = await live.seen(({ object }) => object.objectId === objectId && object.state === 'Delivered');
  for (const hidden of ['html', 'text', 'data', 'messageKey']) expect(event.object).not.toHaveProperty(hidden);
  live.close();
  expect((await report({ event: 'failed', severity: 'temporary', ...about })).status).toBe(200);
  expect(await stateNow()).toBe('Delivered');
  const bounced = { event: 'failed', severity: 'permanent', 'delivery-status': { message: 'No such user' }, ...about };
  await report(bounced);
  await report(delivered, { token: 'again' });
  expect((await shop.coordinator.get('EmailMessage', objectId)).body).toMatchObject({
    state: 'Bounced',
    lastError: 'No such user',
  });
  await report({ event: 'complained', ...about });
  await report(bounced);
  expect(await stateNow()).toBe('Complained');
  expect((await report({ event: 'opened', 'user-variables': { 'outbox-id': 'nobody' } })).status).toBe(200);
});

test('a coordinator sends a mail again: to the address of today, as a mail of its own', async () => {
  const client = await shop.coordinator.made('Client', clientFields());
  const job = await shop.coordinator.made('PrintJob', jobFields(client));
  const { objectId } = await mailOf(job, 'received', 'Sent');
  await shop.coordinator.changed('Client', client, { email: 'new@acme.example' });
  expect((await shop.technician1.call('resendMail', { messageId: objectId })).body.code).toBe(1102);
  expect((await shop.technician1.call('showMail', { messageId: objectId })).body.code).toBe(1102);
  expect((await shop.coordinator.call('resendMail', { messageId: objectId })).body.result).toEqual({ resent: true });
  const both = await until(async () => {
    const found = await ofJob(job, { state: 'Sent' });
    return found.length === 2 && found;
  });
  expect(both.map(({ toAddress }) => toAddress)).toEqual(['ada@acme.example', 'new@acme.example']);
  expect(both[1]?.resentBy?.objectId).toBe(shop.ids.coordinator);
  const shown = (await shop.coordinator.call('showMail', { messageId: objectId })).body.result;
  expect(shown.text).toMatch(/\/track\/[\w-]{43}/);
});

test('a mail that the service refuses is given up, and goes again when it is sent again', async () => {
  const fake = await mailgun;
  fake.mood = () => 'refuses';
  const job = await newJob(shop);
  const { objectId, attempts, lastError } = await mailOf(job, 'received', 'GivenUp');
  expect({ attempts, lastError }).toEqual({ attempts: 1, lastError: 'to parameter is not a valid address' });
  fake.mood = () => 'well';
  await shop.coordinator.call('resendMail', { messageId: objectId });
  expect((await mailOf(job, 'received', 'Sent')).objectId).toBe(objectId);
});

test('a batch that runs low is reported to the coordinators once, until there is enough again', async () => {
  const batch = await shop.coordinator.made('MaterialBatch', {
    batchCode: `LOW-${next()}`,
    materialType: 'PLA',
    color: 'Black',
    startingWeightGrams: 1000,
  });
  const weigh = (remainingWeightGrams: number) =>
    shop.coordinator.changed('MaterialBatch', batch, { remainingWeightGrams });
  const reports = () => find({ event: 'lowStock' });
  await weigh(200);
  await until(async () => (await reports()).length === 1);
  await weigh(150);
  await weigh(800);
  await until(async () => !(await shop.master.get('MaterialBatch', batch)).body.isReportedLow);
  expect(await reports()).toHaveLength(1);
  await weigh(0);
  const [, second] = await until(async () => {
    const found = await reports();
    return found.length === 2 && found;
  });
  expect(second?.toAddress).toBe('coordinator@shop.example');
});

const linkIn = (text: string | undefined) => /https?:\S+request_password_reset\S+/.exec(text ?? '')?.[0] as string;

async function choosePassword(link: string, password: string): Promise<string> {
  const address = new URL(link);
  const body = new URLSearchParams({
    token: address.searchParams.get('token') as string,
    locale: address.searchParams.get('locale') as string,
    new_password: password,
  });
  const response = await fetch(link, { method: 'POST', body });
  return response.text();
}

test('whoever is hired chooses the password; the link works once, and is shown to no coordinator', async () => {
  const username = `hired${next()}`;
  const email = `${username}@shop.example`;
  const id = await shop.manager.made('Technician', { username, email, role: 'technician' });
  const mail = await until(async () => (await find({ event: 'invitation', toAddress: email, state: 'Sent' }))[0]);
  const { text, html } = (await takenOf(mail)).fields;
  const link = linkIn(text);
  expect(html).toContain(link.replace(/&/g, '&amp;').split('?')[0]);
  const shownTo = async (who: 'manager' | 'coordinator') =>
    (await shop[who].call('showMail', { messageId: mail.objectId })).body.result.text;
  expect(await shownTo('coordinator')).not.toContain('token=');
  expect(linkIn(await shownTo('manager'))).toBe(link);
  const page = await fetch(link);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).toContain('Choose a password');
  expect(await choosePassword(link, 'short')).toContain('role="alert"');
  expect(await choosePassword(link, 'chosen-by-myself-1')).toContain('Your password is saved');
  const me = await (await shop.stranger.login(username, 'chosen-by-myself-1')).call('me');
  expect(me.body.result.technician.objectId).toBe(id);
  expect(await choosePassword(link, 'chosen-once-more-2')).not.toContain('is saved');
});

test('a forgotten password: the same answer for everybody, a mail for those who are there', async () => {
  const ask = (email: string) => shop.stranger.request('POST', '/parse/requestPasswordReset', { email });
  const [known, unknown] = [await ask('technician2@shop.example'), await ask('nobody@shop.example')];
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  const mails = await until(async () => {
    const found = await find({ event: 'passwordReset', state: 'Sent' });
    return found.length > 0 && found;
  });
  expect(mails.map(({ toAddress }) => toAddress)).toEqual(['technician2@shop.example']);
  const link = linkIn((await takenOf(mails[0] as Mail)).fields.text);
  expect(await choosePassword(link, 'a-new-one-for-me-3')).toContain('is saved');
  expect((await shop.technician2.call('me')).body.code).toBe(209);
  await shop.stranger.login('technician2', 'a-new-one-for-me-3');
});
