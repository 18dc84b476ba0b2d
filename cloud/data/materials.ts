/** The shop's materials: those that every new one starts with, and what customers may choose from. */
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

export interface MaterialOnOffer {
  id: string;
  name: string;
  colors: string[];
}

/** What is printed with, and in which colours it is on the shelf; what is there comes first. */
export async function materialsOnOffer(store: Store): Promise<MaterialOnOffer[]> {
  const [materials, batches] = await Promise.all([
    store.find('Material', { isActive: true }, { sort: { name: 1 } }),
    store.find('MaterialBatch', { status: { $in: ['Available', 'Low'] } }),
  ]);
  const colorsOf = (name: string) => [
    ...new Set(batches.filter(({ materialType }) => materialType === name).map(({ color }) => color as string)),
  ];
  const choices = materials.map(({ objectId, name }) => ({ id: objectId, name, colors: colorsOf(name).sort() }));
  const isThere = ({ colors }: { colors: string[] }) => Number(colors.length > 0);
  return choices.sort((a, b) => isThere(b) - isThere(a));
}
