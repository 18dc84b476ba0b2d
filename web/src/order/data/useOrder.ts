/** One order as its customer sees it, asked for anew while somebody looks at it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { isRefusal } from '../../providers/errors';
import { isGone } from '../../small/customer';
import { type By, showOrder } from './server';
import type { OrderView } from './view';

const EVERY_MS = 15_000;

export interface OrderWatch {
  order: OrderView | undefined;
  /** Why there is no order to show. */
  error: unknown;
  /** false: what is shown may be out of date. */
  isLive: boolean;
  load: () => Promise<void>;
  /** Takes an answer that the server gave to something else. */
  show: (order: OrderView) => void;
}

export function useOrder(by: By): OrderWatch {
  const [order, setOrder] = useState<OrderView>();
  const [error, setError] = useState<unknown>();
  const [isLive, setLive] = useState(false);
  const latest = useRef(0);
  const name = JSON.stringify(by);

  const show = useCallback((read: OrderView) => {
    latest.current++;
    setOrder(read);
    setError(undefined);
    setLive(true);
  }, []);

  const load = useCallback(async () => {
    const turn = ++latest.current;
    try {
      const read = await showOrder(JSON.parse(name));
      // A slower answer to an earlier question is out of date.
      if (turn === latest.current) show(read);
    } catch (refused) {
      if (turn !== latest.current) return;
      setLive(false);
      setError(refused);
      // Without a line the page keeps what it knew; a link that is not valid any more shows nothing.
      if (isRefusal(refused, 'order.unknown') || isGone(refused)) setOrder(undefined);
    }
  }, [name, show]);

  useEffect(() => {
    const loadIfSeen = () => {
      if (document.visibilityState === 'visible') load();
    };
    const timer = setInterval(loadIfSeen, EVERY_MS);
    document.addEventListener('visibilitychange', loadIfSeen);
    window.addEventListener('focus', loadIfSeen);
    load();
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', loadIfSeen);
      window.removeEventListener('focus', loadIfSeen);
    };
  }, [load]);

  return { order, error, isLive, load, show };
}
