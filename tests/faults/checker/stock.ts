/** What must hold for material: what a batch has is what it began with, less approved use, plus adjustments. */
import type { Known } from './checker';
import type { Row } from './snapshot';

const hundredths = (grams: number) => Math.round(grams * 100);
const sum = (rows: Row[], field: string) => rows.reduce((all, row) => all + hundredths(row[field] ?? 0), 0);

export async function* gramsAreConserved({ snapshot }: Known): AsyncGenerator<string> {
  const logs = await snapshot.grouped('TimeLog', 'materialBatch');
  const adjustments = await snapshot.grouped('StockAdjustment', 'materialBatch');
  for (const batch of await snapshot.rows('MaterialBatch')) {
    const used = (logs.get(batch.objectId) ?? []).filter(({ approvalStatus }) => approvalStatus === 'Approved');
    const adjusted = sum(adjustments.get(batch.objectId) ?? [], 'gramsChange');
    const expected = hundredths(batch.startingWeightGrams) - sum(used, 'materialGrams') + adjusted;
    const has = hundredths(batch.remainingWeightGrams);
    if (has !== expected) yield `${batch.batchCode} has ${has / 100} g; its history says ${expected / 100} g`;
    if (has < 0) yield `${batch.batchCode} has less than nothing`;
  }
  const logsOfJob = await snapshot.grouped('TimeLog', 'printJob');
  for (const { objectId, jobNumber, approvedMaterialGrams, runCount } of await snapshot.rows('PrintJob')) {
    if (runCount) continue;
    const approved = (logsOfJob.get(objectId) ?? []).filter(({ approvalStatus }) => approvalStatus === 'Approved');
    const expected = sum(approved, 'materialGrams');
    if (hundredths(approvedMaterialGrams ?? 0) !== expected)
      yield `${jobNumber} says that it used ${approvedMaterialGrams} g; its approved logs say ${expected / 100} g`;
  }
}
