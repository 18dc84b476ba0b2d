/** What it all comes to, read out whenever it changes, and the way into the cart. It stays in sight. */
import { Refusal } from '../../portal/parts/Refusal';
import { moneyText } from '../../portal/texts';
import { Button } from '../../small/Button';
import type { Priced } from '../data/pricing';
import { type Texts, useTexts } from '../texts';

interface Props {
  priced: Priced;
  canAdd: boolean;
  add: () => void;
  isAdding: boolean;
  error: unknown;
}

/** An old price stays until the new one is there, so that nothing flickers. */
function headline(texts: Texts, { quote, isAsking, isLate, error }: Priced): string {
  const { price } = texts.store;
  if (!quote) return isAsking && error === undefined ? price.asking : '';
  if (!quote.isReady) return isLate ? '' : price.reading;
  if (!quote.canOrder) return price.notFeasible;
  if (quote.totalPrice === undefined) return price.byShop;
  return moneyText(texts, quote.totalPrice, quote.currency);
}

export function BuyBar({ priced, canAdd, add, isAdding, error }: Props) {
  const texts = useTexts();
  const { price } = texts.store;
  const { quote, isAsking } = priced;
  const text = headline(texts, priced);
  const isPrice = quote?.isReady && quote.canOrder && quote.totalPrice !== undefined;
  return (
    <div className="buy">
      <Refusal error={error} />
      <p className="headline" role="status" data-old={isAsking && quote !== undefined}>
        {isPrice && <span className="muted">{quote.needsReview ? price.expected : price.total}</span>}
        {text && <strong className={isPrice ? 'amount' : undefined}>{text}</strong>}
      </p>
      <Button
        kind="primary"
        icon="cart"
        onClick={add}
        disabled={!canAdd || isAsking || isAdding || !quote?.isReady || !quote.canOrder}
      >
        {isAdding ? price.adding : price.add}
      </Button>
    </div>
  );
}
