/** The way from the order form to the order: one press, whatever happens to the line or the page. */
import { useEffect, useRef, useState } from 'react';
import type { ServerError } from '../../providers/errors';
import { readCustomer } from '../../small/customer';
import { newKey } from '../../small/key';
import type { Language } from '../../small/settings';
import { forgetOrder, keepDraft, type Letter, readDraft } from './letter';
import { type CartView, type CheckoutAsked, checkout } from './server';

const orNothing = (text: string) => text.trim() || undefined;

const linesOf = (cart: CartView | undefined) => cart?.lines.map(({ lineId }) => lineId) ?? [];

/** `cart`: undefined until it is known. */
export function useCheckout(language: Language, cart: CartView | undefined) {
  const [draft, setDraft] = useState(() => {
    const { name = '', email = '' } = readCustomer() ?? {};
    return readDraft({ name, email });
  });
  const [isSending, setSending] = useState(draft.sent !== undefined && !draft.sent.isLost);
  const [error, setError] = useState<unknown>();
  const isUnderWay = useRef(false);
  const latest = useRef(draft);

  const write = (changed: Partial<typeof draft>) => {
    latest.current = { ...latest.current, ...changed };
    setDraft(latest.current);
    keepDraft(latest.current);
  };

  async function send(asked: CheckoutAsked, lines: string[]): Promise<void> {
    // A second press comes before the button is drawn as pressed.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setSending(true);
    setError(undefined);
    write({ sent: { asked, lines, isLost: false } });
    try {
      const { orderUrl } = await checkout(asked);
      forgetOrder(latest.current);
      window.location.assign(orderUrl);
    } catch (refused) {
      isUnderWay.current = false;
      const isLost = (refused as ServerError).status === 0;
      write({ sent: isLost ? { asked, lines, isLost } : undefined });
      setError(refused);
      setSending(false);
    }
  }

  /** What was under way when the page was left goes on. What was lost may be an order by now: then the cart is empty. */
  function takeUp(): void {
    const { sent } = latest.current;
    if (!sent) return;
    const lines = linesOf(cart);
    if (lines.length > 0 && lines.join() !== sent.lines.join()) {
      // Another cart is another order.
      write({ requestKey: newKey(), sent: undefined });
      setSending(false);
    } else if (lines.length === 0 || !sent.isLost) send(sent.asked, sent.lines);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as the cart is known
  useEffect(() => {
    if (cart) takeUp();
  }, [cart !== undefined]);

  return {
    letter: draft.letter,
    setLetter: (changed: Partial<Letter>) => write({ letter: { ...draft.letter, ...changed } }),
    isSending,
    error,
    place(paymentMethod: string) {
      const { name, company, email, phone, address, notes } = draft.letter;
      const contact = {
        name: name.trim(),
        company: orNothing(company),
        email: email.trim(),
        phone: orNothing(phone),
        address: orNothing(address),
      };
      const asked = { requestKey: draft.requestKey, paymentMethod, contact, notes: orNothing(notes), language };
      return send(asked, linesOf(cart));
    },
  };
}
