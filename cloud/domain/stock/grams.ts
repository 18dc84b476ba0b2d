/** Arithmetic of grams. Grams have two decimals at most and are summed as whole hundredths. */
import type { MaterialBatch, TimeLog } from '../../../schema/generated';

/** Grams as whole hundredths. */
export function hundredths(grams: number): number {
  return Math.round(grams * 100);
}

/** Hundredths as grams. */
export function grams(inHundredths: number): number {
  return inHundredths / 100;
}

export function sumGrams(values: number[]): number {
  return grams(values.reduce((sum, value) => sum + hundredths(value), 0));
}

export interface Thresholds {
  lowStockGrams: number;
  depletedGrams: number;
}

/** The status that follows from the grams left; Retired stays until a coordinator takes it back. */
export function batchStatus(remainingGrams: number, thresholds: Thresholds, retired: boolean): MaterialBatch['status'] {
  if (retired) return 'Retired';
  if (remainingGrams <= thresholds.depletedGrams) return 'Depleted';
  return remainingGrams <= thresholds.lowStockGrams ? 'Low' : 'Available';
}

type Usage = Pick<TimeLog, 'approvalStatus' | 'materialGrams' | 'materialBatch'> & { deletingSince?: Date };

/** What a log takes from its batch: its grams once approved, nothing before. */
export function usageOf(log: Partial<Usage> | undefined): { batchId: string; hundredths: number } | undefined {
  if (log?.approvalStatus !== 'Approved' || !log.materialBatch || !log.materialGrams || log.deletingSince)
    return undefined;
  return { batchId: log.materialBatch.objectId, hundredths: hundredths(log.materialGrams) };
}

/** Hundredths to take from each batch when a log changes; negative gives back. No entry where nothing changes. */
export function usageChange(
  before: Partial<Usage> | undefined,
  after: Partial<Usage> | undefined,
): Map<string, number> {
  const changes = new Map<string, number>();
  const add = (usage: ReturnType<typeof usageOf>, sign: 1 | -1) => {
    if (usage) changes.set(usage.batchId, (changes.get(usage.batchId) ?? 0) + sign * usage.hundredths);
  };
  add(usageOf(before), -1);
  add(usageOf(after), 1);
  for (const [batchId, change] of changes) if (change === 0) changes.delete(batchId);
  return changes;
}
