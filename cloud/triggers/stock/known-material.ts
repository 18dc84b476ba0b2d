/** Jobs and batches name a material that the shop has, in the shop's own spelling. */
import { ShopError } from '../../domain/errors';
import type { Change } from '../../kernel/change';
import type { Tools } from '../../kernel/tools';

/** Throws stock.unknownMaterial naming the materials there are. “pla” is taken as PLA. */
export async function knownMaterial(change: Change, { store }: Tools): Promise<void> {
  if (!change.changes('materialType')) return;
  const materials = await store.find('Material', { isActive: true });
  const value = String(change.after.materialType);
  const material = materials.find(({ name }) => name.toLowerCase() === value.trim().toLowerCase());
  if (!material)
    throw new ShopError('stock.unknownMaterial', {
      value,
      known: materials.map(({ name }) => name).join(', ') || 'none yet',
    });
  if (material.name !== value) change.set('materialType', material.name);
}
