/** The rows of a database by its address. */
import { engineOf } from '../engine';
import type { RowStore } from './rows';

/** Each engine is loaded only where it is used. */
export async function openRows(uri: string): Promise<RowStore> {
  if (engineOf(uri) === 'mongodb') return (await import('./mongo')).mongoRows(uri);
  return (await import('./postgres')).postgresRows(uri);
}
