/** The way from the order form to the order: one press, whatever happens to the line or the page. */
import { useEffect, useRef, useState } from 'react';
import type { Language } from '../../small/settings';
import { readLogin } from './buyer';
import { type Draft, forgetOrder, keepDraft, type Letter, readDraft } from './letter';
import { type CheckoutAsked, checkout } from './server';

const orNothing = (text: string) => text.trim() || undefined;

export function useCheckout(language: Language) {
  const [draft, setDraft] = useState<Draft>(() => {
    const { name = '', email = '' } = readLogin() ?? {};
    return readDraft({ name, email });
  });
  const [isSending, setSending] = useState(draft.sent !== undefined);
  const [error, setError] = useState<unknown>();
  const isUnderWay = useRef(false);

  const write = (next: Draft) => {
    setDraft(next);
    keepDraft(next);
  };

  async function send(asked: CheckoutAsked): Promise<void> {
    // A second press comes before the button is drawn as pressed.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setSending(true);
    setError(undefined);
    write({ ...draft, sent: asked });
    try {
      const { orderUrl } = await checkout(asked);
      forgetOrder(draft);
      window.location.assign(orderUrl);
    } catch (refused) {
      isUnderWay.current = false;
      // Unheard, it may be an order by now: it keeps its key, and goes out as it was when it is sent again.
      write({ ...draft, sent: undefined });
      setError(refused);
      setSending(false);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was under way when the page was left goes on once
  useEffect(() => {
    if (draft.sent) send(draft.sent);
  }, []);

  return {
    letter: draft.letter,
    setLetter: (changed: Partial<Letter>) => write({ ...draft, letter: { ...draft.letter, ...changed } }),
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
      return send({ requestKey: draft.requestKey, paymentMethod, contact, notes: orNothing(notes), language });
    },
  };
}
