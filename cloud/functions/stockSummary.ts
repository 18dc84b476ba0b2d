/** What is on the shelf, what the queue has reserved of it, and what runs low. */
import { grams, hundredths } from '../domain/stock/grams';
import type { Row } from '../kernel/record';
import type { Verb } from './calling';

interface Line {
  materialType: string;
  color: string;
  remainingGrams: number;
  reservedGrams: number;
  availableGrams: number;
}

/**
 * Answers { materials: [per material and colour], batches: [per usable batch], low: [batchCode …] }.
 * Queued jobs reserve their estimate: on their batch when they have one, otherwise on material and
 * colour (any colour: under an empty one).
 */
export const stockSummary: Verb = async ({ tools: { store } }) => {
  const batches: Row[] = [];
  for await (const batch of store.all('MaterialBatch', { status: { $ne: 'Retired' } })) batches.push(batch);
  const onBatch = new Map<string, number>();
  const onMaterial = new Map<string, number>();
  const add = (sums: Map<string, number>, key: string, value: number) => sums.set(key, (sums.get(key) ?? 0) + value);
  for await (const job of store.all('PrintJob', { status: 'Queued', runCount: null })) {
    const amount = hundredths(job.estimatedMaterialGrams);
    if (job.materialBatch) add(onBatch, job.materialBatch.objectId, amount);
    else add(onMaterial, keyOf(job.materialType, job.color ?? ''), amount);
  }
  const shown = batches.map((batch) => {
    const reserved = onBatch.get(batch.objectId) ?? 0;
    return {
      objectId: batch.objectId,
      batchCode: batch.batchCode,
      materialType: batch.materialType,
      color: batch.color,
      status: batch.status,
      remainingGrams: batch.remainingWeightGrams,
      reservedGrams: grams(reserved),
      availableGrams: grams(hundredths(batch.remainingWeightGrams) - reserved),
    };
  });
  const materials = new Map<string, Line>();
  const line = (materialType: string, color: string): Line => {
    const key = keyOf(materialType, color);
    const found = materials.get(key) ?? { materialType, color, remainingGrams: 0, reservedGrams: 0, availableGrams: 0 };
    materials.set(key, found);
    return found;
  };
  const plus = (left: number, right: number) => grams(hundredths(left) + hundredths(right));
  for (const batch of shown) {
    const sums = line(batch.materialType, batch.color);
    sums.remainingGrams = plus(sums.remainingGrams, batch.remainingGrams);
    sums.reservedGrams = plus(sums.reservedGrams, batch.reservedGrams);
  }
  for (const [key, amount] of onMaterial) {
    const [materialType, color] = JSON.parse(key) as [string, string];
    const sums = line(materialType, color);
    sums.reservedGrams = plus(sums.reservedGrams, grams(amount));
  }
  for (const sums of materials.values()) sums.availableGrams = plus(sums.remainingGrams, -sums.reservedGrams);
  return {
    materials: [...materials.values()],
    batches: shown,
    low: shown.filter(({ status }) => status === 'Low' || status === 'Depleted').map(({ batchCode }) => batchCode),
  };
};

const keyOf = (materialType: string, color: string) => JSON.stringify([materialType, color]);
