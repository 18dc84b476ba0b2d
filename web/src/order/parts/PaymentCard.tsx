/** What is to be paid, how, and whether it has arrived; the way to the payment service, and the way back. */
import { useEffect, useRef, useState } from 'react';
import { useAttempt } from '../../parts/useAttempt';
import { Refusal } from '../../portal/parts/Refusal';
import { moneyText } from '../../portal/texts';
import { Button } from '../../small/Button';
import { type By, finishPayment, startPayment } from '../data/server';
import type { OrderView } from '../data/view';
import { useOrderTexts } from '../texts';

interface Props {
  by: By;
  order: OrderView;
  changed: () => Promise<void>;
}

/** What the payment service has put into the address on the way back. */
const returned = () => Object.fromEntries(new URLSearchParams(window.location.search));

export function PaymentCard({ by, order, changed }: Props) {
  const texts = useOrderTexts();
  const words = texts.order.payment;
  const { paymentState, paymentMethod, payment, totalPrice, currency } = order;
  const paying = useAttempt(async () => {
    const { protocol, href } = new URL((await startPayment(by, {})).redirectUrl);
    if (!/^https?:$/.test(protocol)) throw new Error(words.badAddress);
    window.location.assign(href);
  });
  const { isAsking, error } = useReturn(by, changed);
  return (
    <section aria-labelledby="payment">
      <h2 id="payment">{words.title}</h2>
      <div aria-live="polite" className="payment" data-state={paymentState}>
        <strong>{words.states[paymentState]}</strong>
        {totalPrice > 0 && <span className="money">{moneyText(texts, totalPrice, currency)}</span>}
      </div>
      <p>{words.methods[paymentMethod]}</p>
      {payment.instructions && <p className="said">{payment.instructions}</p>}
      {isAsking && <p role="status">{words.asking}</p>}
      <Refusal error={error ?? paying.error} />
      {payment.canPay && !isAsking && (
        <div className="buttons">
          <Button kind="primary" disabled={paying.isWorking} onClick={() => paying.attempt()}>
            {paying.isWorking ? words.opening : words.pay}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Whoever comes back from the payment service is told how it went; the address is put right for the next reload. */
function useReturn(by: By, changed: () => Promise<void>) {
  const [given] = useState(returned);
  const isBack = Object.keys(given).length > 0;
  const [isAsking, setAsking] = useState(isBack);
  const [error, setError] = useState<unknown>();
  const isAsked = useRef(false);
  useEffect(() => {
    if (!isBack || isAsked.current) return;
    isAsked.current = true;
    finishPayment(by, given)
      .then(() => window.history.replaceState(null, '', window.location.pathname))
      .catch(setError)
      .then(changed)
      .finally(() => setAsking(false));
  });
  return { isAsking, error };
}
