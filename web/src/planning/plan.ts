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
