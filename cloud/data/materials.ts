/** The materials every new shop starts with; a manager adds others and sets the thresholds. */
import type { Store } from './store';

/** Densities as filament and resin makers' data sheets give them, grams per cubic centimetre. */
const USUAL: Record<string, number> = {
  PLA: 1.24,
  PETG: 1.27,
  ABS: 1.04,
  ASA: 1.07,
  TPU: 1.21,
  Nylon: 1.13,
  PC: 1.2,
  Resin: 1.12,
};

/** Puts the usual materials into a database that has none. */
export async function ensureMaterials(store: Store): Promise<void> {
  if (await store.first('Material', {})) return;
  for (const [name, densityGramsPerCm3] of Object.entries(USUAL))
    await store.createOnce('Material', {
      name,
      densityGramsPerCm3,
      lowStockGrams: 250,
      depletedGrams: 0,
      isActive: true,
      ACL: {
        'role:coordinator': { read: true },
        'role:technician': { read: true },
        'role:manager': { read: true, write: true },
      },
    });
}
