/** The currency of the shop's prices, as the server has it. */
import { useQuery } from '@tanstack/react-query';
import { callFunction } from '../providers/functions';

/** undefined until the server has said it. */
export function useShopCurrency(): string | undefined {
  const { data } = useQuery({
    queryKey: ['functions', 'storeChoices'],
    queryFn: () => callFunction<{ currency: string }>('storeChoices'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.currency;
}
