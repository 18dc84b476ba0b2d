/** What is on the shelf and what the queue has reserved of it, live. */
import { useQuery } from '@tanstack/react-query';
import { useLiveRefetch } from '../parts/useLive';
import { callFunction } from '../providers/functions';

export interface Shelf {
  objectId: string;
  remainingGrams: number;
  reservedGrams: number;
  availableGrams: number;
}

export interface StockLine {
  materialType: string;
  /** Empty where any colour will do. */
  color: string;
  remainingGrams: number;
  reservedGrams: number;
  availableGrams: number;
}

interface Summary {
  materials: StockLine[];
  batches: Shelf[];
}

export function useStockSummary() {
  const { data, error, refetch } = useQuery({
    queryKey: ['stockSummary'],
    queryFn: () => callFunction<Summary>('stockSummary'),
  });
  useLiveRefetch('resource/MaterialBatch', refetch);
  useLiveRefetch('resource/PrintJob', refetch);
  const shelfOf = (batchId: unknown) => data?.batches.find(({ objectId }) => objectId === batchId);
  return { summary: data, error, shelfOf };
}
