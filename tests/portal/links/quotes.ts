/** Quotes: what they come to, and that each has one outcome, whoever answers and however often. */
import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sumsOf } from '../../../cloud/domain/sales/price';
import { jobAt, movesOf, newFile, passed, to, walk } from '../../jobs/life';
import type { Answer } from '../../support/api';
import { pointer } from '../../support/api';
import { isPostgres } from '../../support/databases';

import { theShop } from '../../support/house';
import { tokenOf, tracked, validFor } from '../portal';

const shop = theShop();
const onPostgres = isPostgres() ? test : test.skip;

const OFFER = {
  lines: [
    { description: 'Gehäuse “größer” 🙂', quantity: 3, unitMinor: 1999 },
    { description: 'Deckel', quantity: 1, unitMinor: 5 },
  ],
  setupMinor: 500,
  discountMinor: 1,
  taxBasisPoints: 1900,
  currency: 'EUR',
};
const SUMS = { netMinor: 6501, taxMinor: 1235, totalMinor: 7736 };

const send = async (jobId: string, offer: object = OFFER): Promise<Answer> =>
  shop.coordinator.call('sendQuote', { jobId, ...offer });
const statesOf = async (jobId: string): Promise<string[]> => {
  const where = { printJob: pointer('PrintJob', jobId) };
  const { body } = await shop.coordinator.find('JobQuote', where, { order: 'number' });
  return body.results.map(({ state }: { state: string }) => state);
};
const accept = (token: string, quoteNumber: unknown) => shop.stranger.call('acceptQuote', { token, quoteNumber });
const decline = (token: string, quoteNumber: unknown, reason: unknown = 'Too dear') =>
  shop.stranger.call('declineQuote', { token, quoteNumber, reason });

test('a total is whole, is net and tax, and its tax is off by half a minor unit at most', () => {
  const line = fc.record({
    description: fc.constant('x'),
    quantity: fc.integer({ min: 1, max: 1000 }),
    unitMinor: fc.integer({ min: 0, max: 1_000_000 }),
  });
  const price = fc.record({
    lines: fc.array(line, { minLength: 1, maxLength: 50 }),
    setupMinor: fc.integer({ min: 0, max: 1_000_000 }),
    discountMinor: fc.constant(0),
    taxBasisPoints: fc.integer({ min: 0, max: 10_000 }),
  });
  fc.assert(
    fc.property(price, (one) => {
      const { netMinor, taxMinor, totalMinor } = sumsOf(one);
      const exact = BigInt(netMinor) * BigInt(one.taxBasisPoints);
      const off = BigInt(taxMinor) * 10_000n - exact;
      expect([totalMinor, Number.isSafeInteger(taxMinor)]).toEqual([netMinor + taxMinor, true]);
      // A half goes up: never more than half below, and less than half above or just half.
      expect(off > -5_000n && off <= 5_000n).toBe(true);
    }),
    { numRuns: 500 },
  );
  const half = { lines: [{ description: 'x', quantity: 1, unitMinor: 50 }], setupMinor: 0, discountMinor: 0 };
  expect(sumsOf({ ...half, taxBasisPoints: 100 }).taxMinor).toBe(1);
});

/** Past its validity, and nobody asks for it: the sweep has the length of this file to find it. */
let forgotten: string;
beforeAll(async () => {
  if (!isPostgres()) return;
  forgotten = (await jobAt(shop, 'Quoted')).id;
  await validFor(shop, forgotten, -60_000);
}, 60_000);

test('a quote is previewed, sent, replaced by a newer one, and accepted once however often it is asked', async () => {
  const { coordinator, technician1, stranger } = shop;
  const { id } = await jobAt(shop, 'File Review');
  const preview = await coordinator.call('previewQuote', OFFER);
  expect(preview.body.result).toMatchObject({ ...OFFER, ...SUMS, validUntil: expect.any(String) });
  expect(await statesOf(id)).toEqual([]);
  for (const somebody of [technician1, stranger]) {
    expect((await somebody.call('previewQuote', OFFER)).status).toBe(400);
    expect((await somebody.call('sendQuote', { jobId: id, ...OFFER })).status).toBe(400);
  }
  expect((await send(id)).body.result).toMatchObject({ number: 1, status: 'Quoted' });
  const token = await tokenOf(shop, id);
  expect((await tracked(shop, token)).quote).toMatchObject({ ...OFFER, ...SUMS, number: 1, state: 'Sent' });
  expect((await send(id, { totalMinor: 4200, currency: 'EUR' })).body.result.number).toBe(2);
  expect(await statesOf(id)).toEqual(['Superseded', 'Sent']);
  expect(await tracked(shop, token)).toMatchObject({
    quote: { number: 2, lines: [], netMinor: 4200, taxMinor: 0, totalMinor: 4200 },
    canAccept: true,
    canDecline: true,
  });
  expect((await accept(token, 1)).body.code).toBe(1714);
  expect((await accept(token, 3)).body.code).toBe(1713);
  const answers = await Promise.all(Array.from({ length: 12 }, () => accept(token, 2)));
  for (const { status, body } of answers)
    expect([status, body.result]).toEqual([
      200,
      { jobNumber: expect.any(String), state: 'Accepted', statusWord: 'accepted' },
    ]);
  expect((await movesOf(shop, id)).filter(({ action }) => action === 'accept')).toEqual([
    expect.objectContaining({ actorType: 'customer', actorName: 'Ada Acme' }),
  ]);
  expect(await statesOf(id)).toEqual(['Superseded', 'Accepted']);
  expect((await decline(token, 2)).body.code).toBe(1715);
  await walk(shop, id, to('Queued'));
  expect((await accept(token, 2)).body.result).toMatchObject({ state: 'Accepted', statusWord: 'scheduled' });
});

test('a quote is declined with a reason, once, and another file makes it void', async () => {
  const { id } = await jobAt(shop, 'Quoted');
  const token = await tokenOf(shop, id);
  for (const reason of [undefined, '', '   ', null])
    expect((await decline(token, 1, reason ?? '')).body.code).toBe(1717);
  for (let again = 0; again < 2; again++) expect((await decline(token, 1, 'Zu teuer')).status).toBe(200);
  expect(await statesOf(id)).toEqual(['Declined']);
  expect(await tracked(shop, token)).toMatchObject({ statusWord: 'declined', reason: 'Zu teuer', canAccept: false });
  expect((await movesOf(shop, id)).filter(({ action }) => action === 'declineQuote')).toHaveLength(1);

  const other = await jobAt(shop, 'Quoted');
  await walk(shop, other.id, to('Revision Requested', { statusReason: 'thin' }));
  expect(await statesOf(other.id)).toEqual(['Superseded']);
  const link = await tokenOf(shop, other.id);
  expect((await accept(link, 1)).body.code).toBe(1714);
  await walk(shop, other.id, newFile, to('File Review'), passed);
  expect((await send(other.id)).body.result.number).toBe(2);
  expect((await accept(link, 2)).status).toBe(200);
  expect(await statesOf(other.id)).toEqual(['Superseded', 'Accepted']);
});

let reviewed: string | undefined;
test.each([
  ['no line', { lines: [] }],
  ['too many lines', { lines: Array(51).fill({ description: 'x', quantity: 1, unitMinor: 1 }) }],
  ['half a piece', { lines: [{ description: 'x', quantity: 0.5, unitMinor: 1 }] }],
  ['a price below zero', { lines: [{ description: 'x', quantity: 1, unitMinor: -1 }] }],
  ['a description of half a letter', { lines: [{ description: '\ud800', quantity: 1, unitMinor: 1 }] }],
  ['a discount beyond the price', { discountMinor: 900_000 }],
  ['a tax of more than all', { taxBasisPoints: 10_001 }],
  ['lines and a total', { totalMinor: 5 }],
  ['more than can be summed', { lines: [{ description: 'x', quantity: 100_000, unitMinor: 1_000_000_000 }] }],
  ['a currency that is none', { currency: 'Euro' }],
  ['lines that are text', { lines: 'x' }],
  ['an argument of another name', { taxPercent: 19 }],
  ['another name in a line', { lines: [{ description: 'x', quantity: 1, unitMinor: 1, discount: 1 }] }],
  ['a set-up beside a total', { lines: undefined, totalMinor: 5 }],
])('a quote with %s is refused, and nothing is kept of it', async (_what, wrong) => {
  reviewed ??= (await jobAt(shop, 'File Review')).id;
  const id = reviewed;
  const { status, body } = await send(id, { ...OFFER, ...wrong });
  expect([status, body.code > 1000 && body.code < 2000]).toEqual([400, true]);
  expect((await shop.coordinator.call('previewQuote', { ...OFFER, ...wrong })).body).toEqual(body);
  expect(await statesOf(id)).toEqual([]);
});

onPostgres(
  'accepting against declining, a newer quote and the end of its validity: one outcome, one event',
  async () => {
    const outcomes: string[] = [];
    for (let round = 0; round < 6; round++) {
      const { id } = await jobAt(shop, 'Quoted');
      const token = await tokenOf(shop, id);
      const ends = round % 2 === 0;
      if (ends) await validFor(shop, id, 60);
      const answers = await Promise.all([
        ...Array.from({ length: 10 }, () => accept(token, 1)),
        ...(round % 4 < 2 ? [] : Array.from({ length: 4 }, () => decline(token, 1))),
        ...(ends ? [] : [send(id), send(id)]),
        ...(ends ? Array.from({ length: 6 }, () => accept(token, 1)) : []),
      ]);
      for (const { status, body } of answers)
        expect([200, 1714, 1715, 1716, 1312, 1105, 1303, 1301].includes(status === 200 ? 200 : body.code)).toBe(true);
      const { status, quoteState, quoteNumber } = (await shop.coordinator.get('PrintJob', id)).body;
      const states = await statesOf(id);
      expect(states[quoteNumber - 1]).toBe(quoteState);
      expect(states.slice(0, quoteNumber - 1)).toEqual(Array(quoteNumber - 1).fill('Superseded'));
      // Everybody accepted the first: a newer one was never meant.
      if (quoteState === 'Accepted') expect(quoteNumber).toBe(1);
      expect(status).toBe(
        { Accepted: 'Accepted', Declined: 'Declined', Sent: 'Quoted', Expired: 'Quoted' }[quoteState as string],
      );
      const decided = (await movesOf(shop, id)).filter(({ action }) =>
        /^(accept|declineQuote)$/.test(action as string),
      );
      expect(decided).toHaveLength(['Accepted', 'Declined'].includes(quoteState) ? 1 : 0);
      outcomes.push(quoteState);
    }
    expect(new Set(outcomes).size).toBeGreaterThan(1);
  },
);

onPostgres(
  'a quote past its validity is refused and written down as expired, and a newer one can be accepted',
  async () => {
    const asked = await jobAt(shop, 'Quoted');
    const token = await tokenOf(shop, asked.id);
    await validFor(shop, asked.id, -60_000);
    expect(await tracked(shop, token)).toMatchObject({
      quote: { state: 'Expired' },
      canAccept: false,
      canDecline: true,
    });
    for (let again = 0; again < 2; again++) expect((await accept(token, 1)).body.code).toBe(1312);
    expect(await statesOf(asked.id)).toEqual(['Expired']);
    expect((await shop.coordinator.update('PrintJob', asked.id, { status: 'Accepted' })).body.code).toBe(1312);
    await send(asked.id);
    expect((await accept(token, 2)).status).toBe(200);
  },
  60_000,
);

onPostgres(
  'a quote that nobody asks for expires by itself',
  async () => {
    for (let states: string[] = []; states[0] !== 'Expired'; ) states = await statesOf(forgotten);
    const where = { entityId: forgotten, actorType: 'system' };
    const { body } = await shop.coordinator.find('AuditEvent', where);
    expect(body.results).toEqual([
      expect.objectContaining({
        action: 'update',
        newValue: { quoteState: 'Expired' },
        oldValue: { quoteState: 'Sent' },
      }),
    ]);
  },
  60_000,
);
