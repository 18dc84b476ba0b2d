/** The order that the page shows, with what hangs on it, asked for once and shared by the page's parts. */
import { createContext, type ReactNode, useContext } from 'react';
import { useShowContext } from 'react-admin';
import { useLiveRefetch } from '../../parts/useLive';
import type { Rows } from '../../parts/useRows';
import { useWho } from '../../parts/useWho';
import type { Row } from '../../providers/errors';
import type { Who } from '../../providers/rights';
import { useOfOrder } from './useOfOrder';

export interface OrderPage {
  order: Row;
  who: Who;
  lines: Rows;
  /** Their entries in the production queues. */
  items: Rows;
}

const Context = createContext<OrderPage | undefined>(undefined);

export function useOrderPage(): OrderPage {
  const page = useContext(Context);
  if (!page) throw new Error('There is no order here');
  return page;
}

function Provider({ order, who, children }: { order: Row; who: Who; children: ReactNode }) {
  const lines = useOfOrder('OrderLine', order.id, { sort: 'number', include: ['printJob'] });
  const items = useOfOrder('ProductionQueueItem', order.id, { include: ['queue', 'printerAssignment'] });
  useLiveRefetch('resource/PrintJob', lines.refetch);
  useLiveRefetch('resource/PrinterAssignmentPayload', items.refetch);
  return <Context.Provider value={{ order, who, lines, items }}>{children}</Context.Provider>;
}

/** Shows `waiting` until the order is there. */
export function OrderProvider({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const { record } = useShowContext<Row>();
  const who = useWho();
  if (!record || !who) return waiting;
  return (
    <Provider order={record} who={who}>
      {children}
    </Provider>
  );
}

/** What a part of the order is about, in words; nothing where it is about the whole. */
export function useLineName(): (lineId: string | undefined) => string | undefined {
  const { lines } = useOrderPage();
  return (lineId) => {
    const line = lines.rows.find(({ id }) => id === lineId);
    return line && `${line.number}. ${line.snapshot.fileName}`;
  };
}
