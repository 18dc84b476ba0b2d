/** What a customer can choose from when asking for a print. */
import { materialsOnOffer } from '../data/materials';
import type { PublicCall } from './public';

/**
 * Answers { shopName, materials: [{ name, colors }] }: what is printed with, and in which colours it
 * is on the shelf; what is there comes first.
 */
export async function printChoices({ tools: { store, config } }: PublicCall) {
  const materials = await materialsOnOffer(store);
  return { shopName: config.shopName, materials: materials.map(({ name, colors }) => ({ name, colors })) };
}
