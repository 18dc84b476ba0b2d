/** The cart: what is in it, what it comes to, and what has to be quoted first. */
import { useEffect, useRef, useState } from 'react';
import { Refusal } from '../../portal/parts/Refusal';
import { fill } from '../../small/fill';
import { type CartLineView, removeFromCart } from '../data/server';
import { useShop } from '../data/useShop';
import { CartLine } from '../parts/CartLine';
import { CartTotal } from '../parts/CartTotal';
import { Trouble } from '../parts/Trouble';
import { useTexts } from '../texts';

export function CartPage() {
  const { portal, store } = useTexts();
  const { choices, cart, setCart, error, load } = useShop();
  const texts = store.cart;
  const [removed, setRemoved] = useState<string>();
  const [leaving, setLeaving] = useState<string>();
  const [refused, setRefused] = useState<unknown>();
  const heading = useRef<HTMLHeadingElement>(null);

  async function remove({ lineId, fileName }: CartLineView): Promise<void> {
    if (leaving) return;
    setLeaving(lineId);
    setRefused(undefined);
    try {
      setCart(await removeFromCart(lineId));
      setRemoved(fill(texts.removed, { name: fileName }));
      // The button that had the focus is gone.
      heading.current?.focus();
    } catch (trouble) {
      setRefused(trouble);
    }
    setLeaving(undefined);
  }

  useEffect(() => {
    document.title = [texts.title, choices?.shopName].filter(Boolean).join(' · ');
  }, [choices, texts]);

  return (
    <main className="portal store narrow">
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {texts.title}
        </h1>
      </header>
      <p role="status" className="said">
        {removed}
      </p>
      {!cart && error !== undefined && <Trouble error={error} again={load} />}
      {!cart && error === undefined && <p role="status">{portal.loading}</p>}
      <Refusal error={refused} />
      {cart?.lines.length === 0 && (
        <section className="nothing">
          <p>{texts.empty}</p>
          <a className="button primary" href="/shop">
            {texts.browse}
          </a>
        </section>
      )}
      {cart && cart.lines.length > 0 && (
        <>
          <ul className="cart-lines">
            {cart.lines.map((line) => (
              <CartLine
                key={line.lineId}
                line={line}
                currency={cart.currency}
                isLeaving={leaving === line.lineId}
                remove={() => remove(line)}
              />
            ))}
          </ul>
          <section>
            <CartTotal cart={cart} />
            {cart.needsReview && <p className="notice">{texts.review}</p>}
            <div className="buttons">
              <a className="button plain" href="/shop">
                {texts.more}
              </a>
              <a className="button primary" href="/checkout">
                {texts.checkout}
              </a>
            </div>
          </section>
        </>
      )}
    </main>
  );
}
