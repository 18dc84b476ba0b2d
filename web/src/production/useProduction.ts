/** The production queues with their open entries in order, and what they can bear; both follow the shop live. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { useLiveRefetch } from '../parts/useLive';
import { useSave } from '../parts/useSave';
import type { Row } from '../providers/errors';
import { callFunction } from '../providers/functions';
import { readable, rulesOf, type Who } from '../providers/rights';
import { placeBetween } from './place';

export interface Capacity {
  queueId: string;
  waitingMinutes: number;
  days: { date: string; minutes: number; capacityMinutes: number }[];
  /** Ids of entries. */
  late: string[];
}

export interface Queue {
  queue: Row;
  items: Row[];
  capacity: Capacity | undefined;
}

const MOST = 500;
const QUEUES = {
  pagination: { page: 1, perPage: MOST },
  sort: { field: 'sortOrder,name', order: 'ASC' as const },
  filter: {},
  meta: { include: ['printer'] },
};
const OPEN = {
  pagination: { page: 1, perPage: MOST },
  sort: { field: 'position,createdAt', order: 'ASC' as const },
  filter: { status_nin: [...(rulesOf('ProductionQueueItem').lifecycle?.closed ?? [])] },
};
const INCLUDED = ['order', 'orderLine', 'printJob', 'printerAssignment'];

/** An entry that was dragged, until the server has it there. */
interface Dragged {
  id: string;
  queue: string;
  position: number;
}

export interface Trouble {
  id: string;
  error: unknown;
}

export function useProduction(who: Who) {
  const queues = useGetList<Row>('ProductionQueue', QUEUES);
  const include = readable(INCLUDED, 'ProductionQueueItem', who);
  const items = useGetList<Row>('ProductionQueueItem', { ...OPEN, meta: { include } });
  const capacity = useQuery({
    queryKey: ['queueCapacity'],
    queryFn: () => callFunction<{ queues: Capacity[] }>('queueCapacity'),
  });
  const save = useSave('ProductionQueueItem');
  const [dragged, setDragged] = useState<Dragged>();
  const [trouble, setTrouble] = useState<Trouble>();
  function refetch() {
    items.refetch();
    capacity.refetch();
  }
  useLiveRefetch('resource/ProductionQueueItem', refetch);
  useLiveRefetch('resource/PrinterAssignmentPayload', items.refetch);
  useLiveRefetch('resource/PrintJob', refetch);
  useLiveRefetch('resource/ProductionQueue', () => {
    queues.refetch();
    capacity.refetch();
  });

  const all = (items.data ?? [])
    .map((item) => (item.id === dragged?.id ? { ...item, ...dragged } : item))
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const shown: Queue[] = (queues.data ?? [])
    .map((queue) => ({
      queue,
      items: all.filter((item) => item.queue === queue.id),
      capacity: capacity.data?.queues.find(({ queueId }) => queueId === queue.id),
    }))
    .filter(({ queue, items: its }) => queue.active || its.length > 0);

  async function move(id: string, queueId: string, index: number): Promise<void> {
    const item = items.data?.find((one) => one.id === id);
    const others = shown.find(({ queue }) => queue.id === queueId)?.items.filter((one) => one.id !== id) ?? [];
    if (!item) return;
    const position = placeBetween(others[index - 1]?.position, others[index]?.position);
    setTrouble(undefined);
    setDragged({ id, queue: queueId, position });
    try {
      await save(item, { queue: queueId, position });
    } catch (error) {
      setTrouble({ id, error });
    }
    await items.refetch();
    setDragged(undefined);
    capacity.refetch();
  }

  return {
    queues: shown,
    isPending: queues.isPending || items.isPending,
    error: queues.error ?? items.error ?? capacity.error,
    move,
    trouble,
    forget: () => setTrouble(undefined),
  };
}
