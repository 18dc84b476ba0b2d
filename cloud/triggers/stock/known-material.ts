/** Jobs and batches name a material that the shop has, in the shop's own spelling. */
import { ShopError } from '../../domain/errors';
import { asSpelled } from '../../domain/input';
import type { Change } from '../../kernel/change';
import type { Tools } from '../../kernel/tools';

/** Throws stock.unknownMaterial naming the materials there are. “pla” is taken as PLA. */
export async function knownMaterial(change: Change, { store }: Tools): Promise<void> {
  if (!change.changes('materialType')) return;
  const materials = await store.find('Material', { isActive: true });
  const value = String(change.after.materialType);
  const names = materials.map(({ name }) => name as string);
  const name = asSpelled(names, value);
  if (name === undefined)
    throw new ShopError('stock.unknownMaterial', { value, known: names.join(', ') || 'none yet' });
  if (name !== value) change.set('materialType', name);
}
