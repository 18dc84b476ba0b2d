import { moneyText } from '../../portal/texts';
import type { CartView } from '../data/server';
import { useTexts } from '../texts';

/** What the cart comes to, as far as it has prices. */
export function CartTotal({ cart }: { cart: CartView }) {
  const texts = useTexts();
  const words = texts.store.cart;
  const isWhole = cart.lines.every(({ lineTotal }) => lineTotal !== undefined);
  return (
    <p className="line total" role="status">
      <span>{isWhole ? (cart.needsReview ? words.totalExpected : words.total) : words.totalSoFar}</span>
      <strong className="amount">{moneyText(texts, cart.totalPrice, cart.currency)}</strong>
    </p>
  );
}
