/** The price of what is wanted, as a component shows it. */
import { useEffect, useRef, useState } from 'react';
import { useRetry } from '../../uploading/useRetry';
import { createPricing, NOTHING, type Priced, type Pricing } from './pricing';
import { type PriceAsked, priceQuote } from './server';

/** `draftId`: the draft of a former visit. `made` hears which draft is priced. */
export function usePrice(asked: PriceAsked | undefined, draftId: string | undefined, made: (quoteId: string) => void) {
  const [priced, setPriced] = useState<Priced>(NOTHING);
  const pricing = useRef<Pricing>(undefined);
  const latestMade = useRef(made);
  latestMade.current = made;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft is taken up once
  useEffect(() => {
    pricing.current = createPricing(priceQuote, draftId, (next) => {
      setPriced(next);
      if (next.quote) latestMade.current(next.quote.quoteId);
    });
    return () => pricing.current?.end();
  }, []);
  useEffect(() => pricing.current?.want(asked));
  const again = () => pricing.current?.again();
  useRetry((priced.error as { status?: number } | undefined)?.status === 0, again);
  return { ...priced, again };
}
