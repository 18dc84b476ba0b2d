/** Addresses of lists that show only what a figure counted. */
import { OWED } from '../board/statuses';
import { ACTIVE, LATE } from '../jobs/list/views';
import { LOW_BATCHES } from '../parts/menuCounts';

const filtered = (resource: string, filter: Record<string, unknown>, sort: string, order: 'ASC' | 'DESC' = 'ASC') =>
  `/${resource}?${new URLSearchParams({ filter: JSON.stringify(filter), displayedFilters: '{}', sort, order, page: '1' })}`;

export const jobsAt = (status: string) => filtered('PrintJob', { status: [status] }, 'dueDate');
export const lateJobs = () => filtered('PrintJob', { ...ACTIVE, ...LATE }, 'dueDate');
export const jobsOverEstimate = () =>
  filtered('PrintJob', { status: OWED, overEstimateGrams_gt: 0 }, 'overEstimateGrams', 'DESC');
export const lowBatches = () => filtered('MaterialBatch', LOW_BATCHES, 'remainingWeightGrams');
