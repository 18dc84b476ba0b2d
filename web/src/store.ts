/**
 * What react-admin keeps in the browser. Theme and language belong to the device, saved queries to their person: they
 * outlive a log-out.
 */
import { localStorageStore, type Store } from 'react-admin';

const QUERIES = 'savedQueries.';
/** Where a person's saved queries of a list are kept. */
export const queriesKey = (resource: string, technicianId: string): string => `${QUERIES}${resource}.${technicianId}`;

const KEPT = ['theme', 'locale'];
const kept = localStorageStore();

export const store: Store = {
  ...kept,
  reset() {
    const queries = Object.keys(kept.listItems?.(QUERIES) ?? {});
    const values = [...KEPT, ...queries].map((key) => [key, kept.getItem(key)] as const);
    kept.reset();
    for (const [key, value] of values) if (value !== undefined) kept.setItem(key, value);
  },
};
