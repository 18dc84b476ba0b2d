/** From the cart to the order: who orders, how it is paid, and one press. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Refusal } from '../../portal/parts/Refusal';
import { Button } from '../../small/Button';
import { TextArea } from '../../small/Field';
import { fill } from '../../small/fill';
import type { CartView, Choices, PaymentMethod } from '../data/server';
import { useCheckout } from '../data/useCheckout';
import { useShop } from '../data/useShop';
import { CartLine } from '../parts/CartLine';
import { CartTotal } from '../parts/CartTotal';
import { ContactPart } from '../parts/ContactPart';
import { PaymentPart, QUOTE, usableMethods } from '../parts/PaymentPart';
import { Trouble } from '../parts/Trouble';
import { useTexts } from '../texts';

export function CheckoutPage() {
  const { portal, store, locale } = useTexts();
  const { choices, cart, error, load } = useShop();
  const checkout = useCheckout(locale, cart);
  const texts = store.checkout;
  useEffect(() => {
    document.title = [texts.title, choices?.shopName].filter(Boolean).join(' · ');
  }, [choices, texts]);
  const isThere = cart && choices;
  return (
    <main className="portal store narrow">
      <header>
        <p>
          <a className="link" href="/cart">
            {texts.back}
          </a>
        </p>
        <h1>{texts.title}</h1>
      </header>
      {!isThere && error !== undefined && <Trouble error={error} again={load} />}
      {!isThere && error === undefined && <p role="status">{portal.loading}</p>}
      {isThere && cart.lines.length > 0 && <OrderForm choices={choices} cart={cart} checkout={checkout} />}
      {isThere && cart.lines.length === 0 && (
        <section className="nothing">
          <p role="status">{checkout.isSending ? texts.placing : store.cart.empty}</p>
          <Refusal error={checkout.error} />
          {!checkout.isSending && (
            <a className="button primary" href="/shop">
              {store.cart.browse}
            </a>
          )}
        </section>
      )}
    </main>
  );
}

interface Props {
  choices: Choices;
  cart: CartView;
  checkout: ReturnType<typeof useCheckout>;
}

function OrderForm({ choices, cart, checkout }: Props) {
  const texts = useTexts().store.checkout;
  const { letter, isSending, error } = checkout;
  const [complaint, setComplaint] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const methods = usableMethods(choices, cart);
  const isChosen = ({ method }: PaymentMethod) => method === letter.paymentMethod;
  // Where everything has a price, most people mean to buy.
  const chosen = methods.find(isChosen) ?? methods.find(({ method }) => method !== QUOTE) ?? methods[0];
  const setLetter = (changed: Parameters<typeof checkout.setLetter>[0]) => {
    setComplaint(undefined);
    checkout.setLetter(changed);
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    const missing = [
      !letter.name.trim() && texts.fields.name,
      !letter.email.trim() && texts.fields.email,
      !chosen && texts.fields.payment,
    ].filter((field) => field !== false);
    setComplaint(missing.length ? fill(texts.missing, { fields: missing.join(', ') }) : undefined);
    if (missing.length) form.current?.querySelector<HTMLInputElement>('input:invalid')?.focus();
    else if (chosen) checkout.place(chosen.method);
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <ContactPart letter={letter} setLetter={setLetter} />
      <PaymentPart
        choices={choices}
        cart={cart}
        chosen={chosen?.method}
        choose={(paymentMethod) => setLetter({ paymentMethod })}
      />
      <section aria-labelledby="order">
        <h2 id="order">{texts.order}</h2>
        <ul className="cart-lines">
          {cart.lines.map((line) => (
            <CartLine key={line.lineId} line={line} currency={cart.currency} />
          ))}
        </ul>
        <CartTotal cart={cart} />
        <TextArea
          label={texts.notes}
          value={letter.notes}
          onChange={(notes) => setLetter({ notes })}
          maxLength={2000}
        />
      </section>
      <div className="send">
        <div role="alert">{complaint && <p className="refusal">{complaint}</p>}</div>
        <Refusal error={error} />
        <Button kind="primary" type="submit" icon="check" disabled={isSending || !chosen}>
          {isSending ? texts.placing : chosen?.method === QUOTE ? texts.placeQuote : texts.place}
        </Button>
      </div>
    </form>
  );
}
