/** Whether a job keeps its date. */
import { rulesOf } from '../providers/rights';

const DAY_MS = 86_400_000;
const DELIVERED = new Set(['Dispatched', ...(rulesOf('PrintJob').lifecycle?.closed ?? [])]);

/** Days over the date, counted up from 1, of a job that is still owed; 0 when there is time. */
export function daysLate(job: { status: string; dueDate?: string }, now = Date.now()): number {
  if (!job.dueDate || DELIVERED.has(job.status)) return 0;
  return Math.max(0, Math.ceil((now - Date.parse(job.dueDate)) / DAY_MS));
}
