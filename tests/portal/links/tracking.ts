/** A tracking link shows its holder one job, as its customer may see it, and nothing else. */
import { expect, test } from '@jest/globals';
import { jobAt, set, to, walk } from '../../jobs/life';
import { pointer } from '../../support/api';

import { theShop } from '../../support/house';

const shop = theShop();
const track = (token: unknown) => shop.stranger.call('trackJob', { token });
const linkOf = async (jobId: string): Promise<string> => {
  const { status, body } = await shop.coordinator.call('resendLink', { jobId });
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
  return body.result.trackUrl.split('/track/')[1];
};

test('the link shows where the job is in plain words, and none of what the shop keeps to itself', async () => {
  const { coordinator, technician1, stranger } = shop;
  const { id } = await jobAt(shop, 'Quoted');
  for (const [who, noteType, message] of [
    [coordinator, 'Client Update', 'We print it on Monday.'],
    [coordinator, 'Issue', 'secret-issue'],
    [technician1, 'Client Update', 'secret-draft'],
    [technician1, 'General', 'secret-general'],
  ] as const)
    await who.made('JobNote', { printJob: pointer('PrintJob', id), noteType, message });
  const token = await linkOf(id);
  await walk(
    shop,
    id,
    to('On Hold', { statusReason: 'secret-reason' }),
    to('Quoted'),
    to('Accepted'),
    to('Queued'),
    to('Printing'),
    to('Failed'),
    to('Queued', { statusReason: 'secret-scrap' }),
  );
  const { status, body } = await stranger.call('trackJob', { token });
  expect(status).toBe(200);
  const { history, quote, messages, ...rest } = body.result;
  expect(history.map(({ statusKey }: { statusKey: string }) => statusKey)).toEqual(
    'received inReview quoted onHold quoted accepted scheduled inProduction'.split(' '),
  );
  expect(Object.keys(history[0]).sort()).toEqual(['at', 'statusKey']);
  expect(rest).toEqual({
    jobNumber: expect.stringMatching(/^PJ-/),
    statusWord: 'inProduction',
    item: { fileName: 'bracket.stl', materialType: 'PLA', quantity: 1, problems: [], hasPicture: false },
    canAccept: false,
    canDecline: false,
    canUpload: false,
  });
  expect(Object.keys(quote).sort()).toEqual(
    'currency discountMinor lines netMinor number setupMinor state taxBasisPoints taxMinor totalMinor validUntil'
      .split(' ')
      .sort(),
  );
  expect(messages).toEqual([{ text: 'We print it on Monday.', at: expect.any(String) }]);
  const whole = JSON.stringify(body);
  for (const hidden of ['secret', 'technician', 'coordinator', 'manager', 'Ada', 'acme', id, shop.ids.technician1])
    expect(whole).not.toContain(hidden);
});

test('a wrong, guessed or revoked link says the same, and a new one opens again', async () => {
  const { coordinator, technician1, stranger } = shop;
  const { id } = await jobAt(shop, 'Received');
  const first = await linkOf(id);
  expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(await linkOf(id)).toBe(first);
  expect((await track(first)).status).toBe(200);
  const guessed = `${first.startsWith('A') ? 'B' : 'A'}${first.slice(1)}`;
  const unknown = await track(guessed);
  expect(unknown).toMatchObject({ status: 400, body: { code: 1701 } });
  const odd = [
    '',
    'x',
    first.slice(1),
    `${first}A`,
    ` ${first}`,
    'é\u0000',
    '𝕏'.repeat(50_000),
    7,
    true,
    null,
    [first],
    { $ne: 1 },
  ];
  for (const token of [...odd, { __type: 'Pointer', className: 'PrintJob', objectId: id }])
    expect(await track(token)).toEqual(unknown);
  expect(await stranger.call('trackJob')).toEqual(unknown);

  expect((await technician1.call('revokeLink', { jobId: id })).body.code).toBeDefined();
  expect((await technician1.call('resendLink', { jobId: id })).body.code).toBeDefined();
  expect((await stranger.call('resendLink', { jobId: id })).body.code).toBe(1201);
  expect((await track(first)).status).toBe(200);
  const { body } = await coordinator.call('revokeLink', { jobId: id });
  expect(await track(first)).toEqual(unknown);
  expect((await coordinator.call('revokeLink', { jobId: id })).body).toEqual(body);
  const second = await linkOf(id);
  expect(second).not.toBe(first);
  expect((await track(second)).status).toBe(200);
  expect(await track(first)).toEqual(unknown);
  const links = (await coordinator.find('TrackingLink', { printJob: pointer('PrintJob', id) }, { order: 'number' }))
    .body;
  expect(links.results).toMatchObject([{ number: 1, revokedBy: { objectId: shop.ids.coordinator } }, { number: 2 }]);
  expect(JSON.stringify(links)).not.toContain('tokenHash');
  expect((await technician1.find('TrackingLink')).body.results).toEqual([]);
});

test('a coordinator mails the link; without being asked to, nobody mails anything', async () => {
  const { coordinator } = shop;
  const { id } = await jobAt(shop, 'Printing');
  const mails = async () =>
    (await coordinator.find('EmailMessage', { printJob: pointer('PrintJob', id), event: 'link' })).body.results;
  expect((await coordinator.call('resendLink', { jobId: id, byMail: 'yes' })).body.code).toBe(1015);
  await linkOf(id);
  expect(await mails()).toEqual([]);
  const { trackUrl } = (await coordinator.call('resendLink', { jobId: id, byMail: true })).body.result;
  const [mail] = await mails();
  expect(mail).toMatchObject({ toAddress: 'ada@acme.example', state: 'Kept' });
  const shown = await coordinator.call('showMail', { messageId: mail.objectId });
  expect(shown.body.result.text).toContain(trackUrl);
});

test('a reason is shown where it was meant for the customer, and an open revision asks for a file', async () => {
  const { id } = await jobAt(shop, 'File Review');
  const token = await linkOf(id);
  await walk(shop, id, to('Revision Requested', { statusReason: 'Walls too thin' }));
  expect((await track(token)).body.result).toMatchObject({
    statusWord: 'revisionRequested',
    reason: 'Walls too thin',
    canUpload: true,
  });
  await walk(shop, id, set({ fileUrl: 'https://files.example/thicker.stl' }), to('File Review'));
  expect((await track(token)).body.result).toMatchObject({ statusWord: 'inReview', canUpload: false });
  expect((await track(token)).body.result.reason).toBeUndefined();
});
