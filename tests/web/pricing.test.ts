/** How the store's pages ask for a price: one question at a time, the newest answer is the one that counts. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { ServerError } from '../../web/src/providers/errors';
import { createPricing, type Priced } from '../../web/src/store/data/pricing';
import type { PriceAsked, QuoteView } from '../../web/src/store/data/server';

type Params = Partial<PriceAsked> & { quoteId?: string };

const wish = (quantity: number): PriceAsked => ({ slug: 'fob', quantity, materialId: 'm', qualityId: 'q' });
const quote = (more: Partial<QuoteView> = {}) => ({ quoteId: 'Q', isReady: true, ...more }) as QuoteView;

/** Questions that were asked, each answered by the test. */
let asked: { params: Params; answer: (view: QuoteView) => Promise<void>; refuse: (error: unknown) => Promise<void> }[];
let told: Priced[];

beforeEach(() => {
  jest.useFakeTimers();
  [asked, told] = [[], []];
});
afterEach(() => {
  jest.useRealTimers();
});

const settled = () => jest.advanceTimersByTimeAsync(0);

function open(draftId?: string) {
  const ask = (params: Params) =>
    new Promise<QuoteView>((resolve, reject) => {
      asked.push({
        params,
        answer: async (view) => {
          resolve(view);
          await settled();
        },
        refuse: async (error) => {
          reject(error);
          await settled();
        },
      });
    });
  return createPricing(ask, draftId, (priced) => told.push(priced));
}

const now = () => told.at(-1);

test('the first wish is asked for at once, those typed after it when the typing rests, all of one draft', async () => {
  const pricing = open();
  pricing.want(wish(1));
  await settled();
  await asked[0]?.answer(quote({ totalPrice: 100 }));
  expect(now()).toMatchObject({ quote: { totalPrice: 100 }, isAsking: false });
  for (const quantity of [2, 25, 250]) {
    pricing.want(wish(quantity));
    await jest.advanceTimersByTimeAsync(100);
  }
  expect(asked).toHaveLength(1);
  // The old price stays in sight, marked as such.
  expect(now()).toMatchObject({ quote: { totalPrice: 100 }, isAsking: true });
  await jest.advanceTimersByTimeAsync(300);
  expect(asked.map(({ params }) => params)).toEqual([wish(1), { ...wish(250), quoteId: 'Q' }]);
});

test('an answer that comes after another wish is not shown; the newest is asked for as soon as the line is free', async () => {
  const pricing = open();
  pricing.want(wish(1));
  await settled();
  pricing.want(wish(2));
  pricing.want(wish(3));
  await jest.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveLength(1);
  await asked[0]?.answer(quote({ totalPrice: 100 }));
  expect(told.some((priced) => priced.quote)).toBe(false);
  expect(asked[1]?.params).toEqual({ ...wish(3), quoteId: 'Q' });
  await asked[1]?.answer(quote({ totalPrice: 300 }));
  expect(now()).toMatchObject({ quote: { totalPrice: 300 }, isAsking: false });
  await jest.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(2);
});

test('a file that is being read is asked after, less and less often, and not for ever', async () => {
  const pricing = open();
  pricing.want(wish(1));
  await settled();
  await asked[0]?.answer(quote({ isReady: false }));
  for (let looks = 1; !now()?.isLate; looks++) {
    await jest.advanceTimersByTimeAsync(5000);
    expect(asked).toHaveLength(looks + 1);
    expect(asked[looks]?.params).toEqual({ quoteId: 'Q' });
    await asked[looks]?.answer(quote({ isReady: false }));
  }
  const many = asked.length;
  await jest.advanceTimersByTimeAsync(600_000);
  expect(asked).toHaveLength(many);
  pricing.again();
  await settled();
  await asked.at(-1)?.answer(quote({ totalPrice: 5 }));
  expect(now()).toMatchObject({ quote: { totalPrice: 5 }, isLate: false, isAsking: false });
});

test('a draft of a former visit that is gone is left behind; what is refused is said', async () => {
  const pricing = open('old');
  pricing.want(wish(1));
  await settled();
  expect(asked[0]?.params).toEqual({ ...wish(1), quoteId: 'old' });
  await asked[0]?.refuse(new ServerError('There is no such quote of yours.', 400, { code: 2002 }));
  expect(asked[1]?.params).toEqual(wish(1));
  const refused = new ServerError('Too many requests came from here. Wait a minute.', 429, { code: 155 });
  await asked[1]?.refuse(refused);
  expect(now()).toMatchObject({ error: refused, isAsking: false, quote: undefined });
  pricing.want(undefined);
  expect(now()).toMatchObject({ error: undefined, isAsking: false });
});
