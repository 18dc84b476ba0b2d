/** What a customer can choose from when asking for a print. */
import type { PublicCall } from './public';

/**
 * Answers { shopName, materials: [{ name, colors }] }: what is printed with, and in which colours it
 * is on the shelf; what is there comes first.
 */
export async function printChoices({ tools: { store, config } }: PublicCall) {
  const [materials, batches] = await Promise.all([
    store.find('Material', { isActive: true }, { sort: { name: 1 } }),
    store.find('MaterialBatch', { status: { $in: ['Available', 'Low'] } }),
  ]);
  const colorsOf = (name: string) => [
    ...new Set(batches.filter(({ materialType }) => materialType === name).map(({ color }) => color as string)),
  ];
  const choices = materials.map(({ name }) => ({ name: name as string, colors: colorsOf(name).sort() }));
  const isThere = ({ colors }: { colors: string[] }) => Number(colors.length > 0);
  return { shopName: config.shopName, materials: choices.sort((a, b) => isThere(b) - isThere(a)) };
}
