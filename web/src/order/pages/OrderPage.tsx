/** Where an order stands, for whoever has its link or its account: what to do first, then everything there is. */
import { useEffect, useRef } from 'react';
import { Refusal } from '../../portal/parts/Refusal';
import { momentText } from '../../portal/texts';
import { Button } from '../../small/Button';
import { isGone } from '../../small/customer';
import { fill } from '../../small/fill';
import type { By } from '../data/server';
import { type OrderWatch, useOrder } from '../data/useOrder';
import { fileNameOf, type OrderView } from '../data/view';
import { Approvals } from '../parts/Approvals';
import { CancelOrder } from '../parts/CancelOrder';
import { Details } from '../parts/Details';
import { Lines } from '../parts/Lines';
import { useLook } from '../parts/look';
import { OrderHistory } from '../parts/OrderHistory';
import { PaymentCard } from '../parts/PaymentCard';
import { Requests } from '../parts/Requests';
import { Standing } from '../parts/Standing';
import { WantedFiles } from '../parts/WantedFiles';
import { Workspace } from '../parts/Workspace';
import { useOrderTexts } from '../texts';

interface Props {
  by: By;
  /** The session has ended. */
  onGone?: () => void;
}

export function OrderPage({ by, onGone }: Props) {
  const { order: texts, portal, account } = useOrderTexts();
  const watch = useOrder(by);
  const { order, error, load } = watch;
  const isOver = 'orderId' in by && isGone(error);
  const gone = useRef(onGone);
  gone.current = onGone;
  useEffect(() => {
    if (isOver) gone.current?.();
  }, [isOver]);

  return (
    <main className="portal">
      {order ? (
        <Shown by={by} order={order} watch={watch} />
      ) : (
        <>
          <h1>{texts.anyTitle}</h1>
          <Refusal error={error} />
          {error === undefined && <p role="status">{portal.loading}</p>}
          {(error as { status?: number })?.status === 0 && <Button onClick={load}>{portal.again}</Button>}
        </>
      )}
      {'orderId' in by && (
        <p>
          <a className="link" href="/account">
            {account.home.all}
          </a>
        </p>
      )}
    </main>
  );
}

function Shown({ by, order, watch }: { by: By; order: OrderView; watch: OrderWatch }) {
  const texts = useOrderTexts();
  const { order: words } = texts;
  const { load, show, isLive } = watch;
  const look = useLook();
  const title = fill(words.title, { number: order.orderNumber });
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <header>
        <h1>{title}</h1>
        <p>{fill(words.placed, { moment: momentText(texts, order.placedAt) })}</p>
      </header>
      <Standing order={order} />
      <Approvals by={by} order={order} changed={load} isOpen />
      <WantedFiles by={by} order={order} changed={load} />
      <PaymentCard by={by} order={order} changed={load} />
      <Lines by={by} order={order} changed={load} look={look} />
      <Requests order={order} fileOf={(lineId) => fileNameOf(order, lineId)} />
      <Approvals by={by} order={order} changed={load} isOpen={false} />
      <Workspace by={by} order={order} changed={load} look={look} />
      <Details order={order} />
      <OrderHistory order={order} />
      <CancelOrder by={by} canCancel={order.canCancel} show={show} changed={load} />
      <p className="muted" role="status">
        {isLive ? words.live : words.stale}
      </p>
    </>
  );
}
