/** What waits behind the menu's entries, live. */
import { useGetList } from 'react-admin';
import { useLiveRefetch } from './useLive';

function useLiveCount(resource: string, filter: Record<string, unknown>): number | undefined {
  const { total, refetch } = useGetList(resource, {
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'createdAt', order: 'ASC' },
    filter,
    meta: { keys: ['createdAt'] },
  });
  useLiveRefetch(`resource/${resource}`, refetch);
  return total;
}

/** Logs that wait for a decision; one whose timer still runs does not yet. */
export const PENDING_LOGS = { approvalStatus: 'Pending', endTime_exists: true };
export const usePendingLogCount = () => useLiveCount('TimeLog', PENDING_LOGS);

/** Mails that never arrived, or not well. */
export const MAIL_TROUBLE = { state: ['Bounced', 'Complained', 'GivenUp'] };
export const useMailTroubleCount = () => useLiveCount('EmailMessage', MAIL_TROUBLE);

export const LOW_BATCHES = { status: ['Low', 'Depleted'] };
export const useLowStockCount = () => useLiveCount('MaterialBatch', LOW_BATCHES);

/** Orders that nobody has looked at yet. */
export const usePlacedOrderCount = () => useLiveCount('Order', { lifecycleStage: 'Placed' });

/** Webhooks that are told nothing although they should be. */
export const useWebhookTroubleCount = () => useLiveCount('Webhook', { pausedBecause_exists: true, isActive: true });
