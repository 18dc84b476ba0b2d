/** The ways to pay, each with what the shop says of it. What has no price yet can only be asked for. */
import { wordFor } from '../../small/fill';
import type { CartView, Choices, PaymentMethod } from '../data/server';
import { useTexts } from '../texts';

export const QUOTE = 'quote_request';

export const usableMethods = ({ paymentMethods }: Choices, { needsReview }: CartView): PaymentMethod[] =>
  needsReview ? paymentMethods.filter(({ method }) => method === QUOTE) : paymentMethods;

interface Props {
  choices: Choices;
  cart: CartView;
  chosen: string | undefined;
  choose: (method: string) => void;
}

export function PaymentPart({ choices, cart, chosen, choose }: Props) {
  const words = useTexts().store.checkout;
  const usable = usableMethods(choices, cart);
  const refusal = choices.paymentMethods.length === 0 ? words.noPayment : words.noQuote;
  return (
    <section aria-labelledby="payment">
      <h2 id="payment">{words.payment}</h2>
      {usable.length === 0 && <p className="refusal">{refusal}</p>}
      <fieldset className="methods" aria-labelledby="payment">
        {choices.paymentMethods.map((one) => {
          const isUsable = usable.includes(one);
          const instructions = isUsable ? one.instructions : words.onlyQuote;
          return (
            <label key={one.method} data-usable={isUsable}>
              <input
                type="radio"
                name="payment"
                checked={one.method === chosen}
                disabled={!isUsable}
                onChange={() => choose(one.method)}
              />
              <span>
                <strong>{one.label ?? wordFor(words.methods, one.method)}</strong>
                {instructions && <small>{instructions}</small>}
              </span>
            </label>
          );
        })}
      </fieldset>
    </section>
  );
}
