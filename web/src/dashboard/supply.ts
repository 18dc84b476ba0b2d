/** What will run out, by the pace of the last weeks or by what the queue asks for, the soonest first. */
import type { ShelfLine } from '../../../cloud/domain/stock/forecast';
import type { StockFigure } from './answers';

export interface Supply {
  materialType: string;
  color: string;
  remainingGrams: number;
  /** When it is used up at its pace. */
  runsOutAt?: Date;
  /** When a queued job starts that it does not cover. */
  shortAt?: Date;
  missingGrams: number;
}

const soonest = ({ runsOutAt, shortAt }: Supply) =>
  Math.min(...[runsOutAt, shortAt].map((at) => at?.getTime() ?? Number.POSITIVE_INFINITY));

/** Only what runs out before `until`. */
export function suppliesAtRisk(stock: StockFigure[], shelf: ShelfLine[], until: Date): Supply[] {
  const supplies = new Map<string, Supply>();
  const keyOf = (one: { materialType: string; color: string }) => JSON.stringify([one.materialType, one.color]);
  for (const { materialType, color, remainingGrams, runsOutAt } of stock)
    supplies.set(keyOf({ materialType, color }), { materialType, color, remainingGrams, runsOutAt, missingGrams: 0 });
  for (const { materialType, color, heldGrams, missingGrams, shortAt } of shelf) {
    const known = supplies.get(keyOf({ materialType, color }));
    supplies.set(keyOf({ materialType, color }), {
      materialType,
      color,
      remainingGrams: heldGrams,
      ...known,
      missingGrams,
      shortAt,
    });
  }
  return [...supplies.values()]
    .filter((one) => soonest(one) < until.getTime())
    .sort((left, right) => soonest(left) - soonest(right));
}
