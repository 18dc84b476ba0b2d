/** What planQueue answers. */
import type { PlannedStep } from '../../../cloud/domain/jobs/planning';
import type { ShelfLine } from '../../../cloud/domain/stock/forecast';

export interface Order {
  late: number;
  spoolChanges: number;
  steps: PlannedStep[];
}

export interface Load {
  /** Empty: nobody's yet. */
  technicianId: string;
  jobs: number;
  minutes: number;
  grams: number;
}

export interface Plan {
  current: Order;
  suggested: Order;
  shelf: ShelfLine[];
  load: Load[];
}

/** Does the order keep more dates, or as many with fewer spool changes? */
export const isBetterThan = (one: Order, other: Order): boolean =>
  one.late < other.late || (one.late === other.late && one.spoolChanges < other.spoolChanges);
