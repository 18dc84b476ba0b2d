/** What the functions behind the dashboard answer. */
import type { Week } from '../../../cloud/domain/jobs/figures';

export interface QueueSummary {
  byStatus: Record<string, number>;
  overdue: number;
  overEstimate: number;
}

export interface StockFigure {
  materialType: string;
  color: string;
  remainingGrams: number;
  gramsPerDay: number;
  /** undefined: none was used lately. */
  runsOutAt?: Date;
}

export interface ShopFigures {
  weeks: Week[];
  used: { materialType: string; color: string; grams: number }[];
  worked: { technicianId: string; minutes: number }[];
  stock: StockFigure[];
}
