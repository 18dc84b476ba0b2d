/** What the queues have to do against the minutes that they work. */
import { capacityOf } from '../domain/orders/capacity';
import { pointerTo } from '../kernel/record';
import { onlyKnown, type Verb } from './calling';

const OPEN = ['Waiting', 'Prepared', 'Sent', 'Printing', 'Failed'];

/**
 * Answers { queues: [{ queueId, name, minutesPerDay, waitingMinutes, days: [{ date, minutes, capacityMinutes }], late }] }:
 * of each day on which something is due, the minutes due until then and those that the queue works until then, and the
 * entries that are too late in the order in which they stand.
 */
export const queueCapacity: Verb = async ({ params, tools }) => {
  onlyKnown(params, []);
  const { store } = tools;
  const active = await store.find('ProductionQueue', { active: true }, { sort: { sortOrder: 1, name: 1 } });
  const queues = await Promise.all(
    active.map(async ({ objectId, name, minutesPerDay }) => {
      const where = { queue: pointerTo('ProductionQueue', objectId), status: { $in: OPEN } };
      const items = await store.find('ProductionQueueItem', where, {
        sort: { position: 1, createdAt: 1 },
        limit: 10_000,
      });
      const queued = items.map((item) => ({
        objectId: item.objectId,
        minutes: item.estimatedMinutes ?? 0,
        dueDate: item.dueDate as Date | undefined,
      }));
      return { queueId: objectId, name, minutesPerDay, ...capacityOf(queued, minutesPerDay, tools.now()) };
    }),
  );
  return { queues };
};
