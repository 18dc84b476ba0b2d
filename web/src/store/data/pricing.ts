/** Keeps asking what is wanted now, until its price is known: one question at a time, the newest first. */
import { isRefusal } from '../../providers/errors';
import type { PriceAsked, QuoteView } from './server';

export interface Priced {
  quote?: QuoteView;
  error?: unknown;
  /** What is shown is not, or not yet, the price of what is wanted. */
  isAsking: boolean;
  /** The files take longer to be read than anybody waits; `again` waits anew. */
  isLate: boolean;
}

export interface Pricing {
  /** undefined: there is nothing to be priced. */
  want(asked: PriceAsked | undefined): void;
  again(): void;
  end(): void;
}

type Ask = (params: Partial<PriceAsked> & { quoteId?: string }) => Promise<QuoteView>;

/** Whoever types or moves through a list is not done yet. */
const PAUSE_MS = 300;
/** Between two questions whether a file has been read; each pause is longer than the one before. */
const FIRST_LOOK_MS = 500;
const LONGER = 1.25;
const LONGEST_LOOK_MS = 5000;
/** About three minutes. */
const MOST_LOOKS = 45;

/** Refusals of a draft that nothing can be asked of any more. */
const GONE = ['price.unknownQuote', 'price.lockedQuote', 'price.expiredQuote'];

export const NOTHING: Priced = { isAsking: false, isLate: false };

/** `draftId`: the draft of a former visit, which is priced anew. Tells each change. */
export function createPricing(ask: Ask, draftId: string | undefined, tell: (priced: Priced) => void): Pricing {
  let quoteId = draftId;
  let wanted: PriceAsked | undefined;
  let text: string | undefined;
  let shown = NOTHING;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isUnderWay = false;
  let looks = 0;
  let isOver = false;

  function show(changed: Partial<Priced>): void {
    shown = { ...shown, ...changed };
    if (!isOver) tell(shown);
  }

  function soon(next: () => void, ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(next, ms);
  }

  /** A draft that is gone, or somebody else's by now, is left behind. */
  async function askWhole(asked: PriceAsked): Promise<QuoteView> {
    if (!quoteId) return ask(asked);
    return ask({ ...asked, quoteId }).catch((refused) => {
      if (!GONE.some((name) => isRefusal(refused, name))) throw refused;
      quoteId = undefined;
      return ask(asked);
    });
  }

  /** Two questions at once would make two drafts, or each undo the other's. */
  async function run(question: () => Promise<QuoteView>): Promise<void> {
    if (isUnderWay || isOver) return;
    isUnderWay = true;
    const asked = text;
    try {
      const quote = await question();
      quoteId = quote.quoteId;
      if (asked === text) take(quote);
    } catch (error) {
      if (asked === text) show({ error, quote: undefined, isAsking: false });
    }
    isUnderWay = false;
    if (asked !== text) askNow();
  }

  function take(quote: QuoteView): void {
    const isLate = !quote.isReady && looks >= MOST_LOOKS;
    show({ quote, error: undefined, isAsking: false, isLate });
    if (!quote.isReady && !isLate) soon(look, Math.min(LONGEST_LOOK_MS, FIRST_LOOK_MS * LONGER ** looks++));
  }

  const look = () => run(() => ask({ quoteId }));

  function askNow(): void {
    clearTimeout(timer);
    looks = 0;
    if (wanted) {
      const asked = wanted;
      run(() => askWhole(asked));
    }
  }

  return {
    want(asked) {
      const next = asked && JSON.stringify(asked);
      if (next === text) return;
      const isFirst = text === undefined;
      [wanted, text] = [asked, next];
      clearTimeout(timer);
      if (!asked) return show({ ...NOTHING, quote: undefined, error: undefined });
      show({ isAsking: true, isLate: false });
      soon(askNow, isFirst ? 0 : PAUSE_MS);
    },
    again() {
      show({ isAsking: true, isLate: false });
      soon(askNow, 0);
    },
    end() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
