/** What react-admin keeps in the browser. Theme and language belong to the device, and outlive a log-out. */
import { localStorageStore, type Store } from 'react-admin';

const KEPT = ['theme', 'locale'];
const kept = localStorageStore();

export const store: Store = {
  ...kept,
  reset() {
    const values = KEPT.map((key) => [key, kept.getItem(key)] as const);
    kept.reset();
    for (const [key, value] of values) if (value !== undefined) kept.setItem(key, value);
  },
};
