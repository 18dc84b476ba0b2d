/** What the queue takes from the shelf, in the order it is printed, and when that runs short. */
import { grams, hundredths } from './grams';

export interface Demand {
  objectId: string;
  materialType: string;
  /** Empty: any colour of the material will do. */
  color: string;
  grams: number;
  startsAt: Date;
}

export interface OnShelf {
  materialType: string;
  color: string;
  grams: number;
}

/** One material and colour; color is empty for what asks for any colour. */
export interface ShelfLine {
  materialType: string;
  color: string;
  neededGrams: number;
  heldGrams: number;
  /** How much is missing for the whole queue; 0 when there is enough. */
  missingGrams: number;
  /** When the first job would start that the shelf cannot cover. */
  shortAt?: Date;
  firstShortJob?: string;
}

const keyOf = (materialType: string, color: string) => JSON.stringify([materialType, color]);

/**
 * Lays the demands, earliest first, against the shelf. A job of any colour takes from the colour
 * with most left once the others of its material are served, so that it never takes a colour away.
 */
export function forecast(demands: Demand[], shelf: OnShelf[]): ShelfLine[] {
  const left = new Map<string, number>();
  for (const { materialType, color, grams: held } of shelf) {
    const key = keyOf(materialType, color);
    left.set(key, (left.get(key) ?? 0) + hundredths(held));
  }
  const held = new Map(left);
  const lines = new Map<string, ShelfLine>();
  const inOrder = [...demands].sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  for (const demand of [...inOrder.filter(({ color }) => color), ...inOrder.filter(({ color }) => !color)]) {
    const key = keyOf(demand.materialType, demand.color);
    const line = lines.get(key) ?? {
      materialType: demand.materialType,
      color: demand.color,
      neededGrams: 0,
      heldGrams: grams(demand.color ? (held.get(key) ?? 0) : sumOf(held, demand.materialType)),
      missingGrams: 0,
    };
    lines.set(key, line);
    const wanted = hundredths(demand.grams);
    line.neededGrams = grams(hundredths(line.neededGrams) + wanted);
    const missing = demand.color ? take(left, key, wanted) : takeAnyColor(left, demand.materialType, wanted);
    if (!missing) continue;
    line.missingGrams = grams(hundredths(line.missingGrams) + missing);
    line.shortAt ??= demand.startsAt;
    line.firstShortJob ??= demand.objectId;
  }
  return [...lines.values()];
}

const colorsOf = (left: Map<string, number>, materialType: string) =>
  [...left.entries()].filter(([key]) => (JSON.parse(key) as [string])[0] === materialType);

const sumOf = (left: Map<string, number>, materialType: string) =>
  colorsOf(left, materialType).reduce((sum, [, amount]) => sum + amount, 0);

/** Takes what is there; answers how many hundredths of a gram were missing. */
function take(left: Map<string, number>, key: string, wanted: number): number {
  const there = left.get(key) ?? 0;
  left.set(key, Math.max(0, there - wanted));
  return Math.max(0, wanted - there);
}

function takeAnyColor(left: Map<string, number>, materialType: string, wanted: number): number {
  const [fullest] = colorsOf(left, materialType).sort(([, one], [, other]) => other - one);
  return fullest ? take(left, fullest[0], wanted) : wanted;
}
