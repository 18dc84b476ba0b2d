/** How many jobs stand where, of those the caller may see, and what is late. */
import Parse from 'parse/node';
import { lifecycleOf, openFrom } from '../kernel/lifecycle';
import type { Verb } from './calling';

export const queueSummary: Verb = async ({ as, tools }) => {
  const lifecycle = lifecycleOf(tools.schema);
  const statuses = [
    ...new Set([lifecycle.start, ...Object.values(lifecycle.moves).flatMap((move) => move.from), ...lifecycle.closed]),
  ];
  const open = statuses.filter((status) => openFrom(lifecycle, status).length > 0 && status !== 'Dispatched');
  const jobs = () => new Parse.Query('PrintJob');
  const [counts, overdue, overEstimate] = await Promise.all([
    Promise.all(statuses.map((status) => jobs().equalTo('status', status).count(as))),
    jobs().containedIn('status', open).lessThan('dueDate', tools.now()).count(as),
    jobs().greaterThan('overEstimateGrams', 0).containedIn('status', open).count(as),
  ]);
  return {
    byStatus: Object.fromEntries(statuses.map((status, index) => [status, counts[index]])),
    overdue,
    overEstimate,
  };
};
