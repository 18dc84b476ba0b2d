/** A customer's own page: what they have ordered, and what is kept about them. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { Refusal } from '../../portal/parts/Refusal';
import { dayText, moneyText } from '../../portal/texts';
import { Button } from '../../small/Button';
import { type Customer, isGone } from '../../small/customer';
import { fill } from '../../small/fill';
import { myOrders } from '../data/server';
import { signOut } from '../data/signing';
import type { OrderSummary } from '../data/view';
import { MyData } from '../parts/MyData';
import { useOrderTexts } from '../texts';

interface Props {
  customer: Customer;
  /** The session has ended. */
  onGone: () => void;
  onDeleted: () => void;
}

export function HomePage({ customer, onGone, onDeleted }: Props) {
  const { account, portal } = useOrderTexts();
  const { home } = account;
  const [orders, setOrders] = useState<OrderSummary[]>();
  const [error, setError] = useState<unknown>();
  const gone = useRef(onGone);
  gone.current = onGone;
  const load = useCallback(() => {
    setError(undefined);
    myOrders().then(
      (answer) => setOrders(answer.orders),
      (refused) => (isGone(refused) ? gone.current() : setError(refused)),
    );
  }, []);
  useEffect(load, [load]);

  return (
    <main className="portal">
      <header className="hello">
        <h1>{fill(home.title, { name: customer.name })}</h1>
        <Button kind="quiet" onClick={() => signOut()}>
          {home.signOut}
        </Button>
      </header>
      <section aria-labelledby="orders">
        <h2 id="orders">{home.orders}</h2>
        <Refusal error={error} />
        {error !== undefined && <Button onClick={load}>{portal.again}</Button>}
        {!orders && error === undefined && <p role="status">{portal.loading}</p>}
        {orders?.length === 0 && (
          <p>
            {home.none}{' '}
            <a className="link" href="/shop">
              {home.toShop}
            </a>
          </p>
        )}
        <ul className="my-orders">
          {orders?.map((order) => (
            <li key={order.orderId}>
              <OrderLink order={order} />
            </li>
          ))}
        </ul>
      </section>
      <MyData customer={customer} onGone={onGone} onDeleted={onDeleted} />
    </main>
  );
}

function OrderLink({ order }: { order: OrderSummary }) {
  const texts = useOrderTexts();
  const { orderId, orderNumber, placedAt, lifecycleStage, paymentState, totalPrice, currency } = order;
  const { stages, payment } = texts.order;
  return (
    <a href={`/account/orders/${orderId}`}>
      <strong>{orderNumber}</strong>
      <span className="money">
        {totalPrice > 0 ? moneyText(texts, totalPrice, currency) : texts.account.home.toQuote}
      </span>
      <span className="muted">
        {[dayText(texts, placedAt), stages[lifecycleStage], payment.states[paymentState]].join(' · ')}
      </span>
    </a>
  );
}
