/** Where in the queue the reader is: the page by the path, an open sheet by the hash, so that Back closes it. */
import { useSyncExternalStore } from 'react';

export interface Location {
  page: 'list' | 'outbox' | 'job';
  jobId: string;
  /** Name of the open sheet, and what it is about. */
  sheet: string[];
}

const ROOT = '/queue';
const watchers = new Set<() => void>();

function read(): Location {
  const [, , first = ''] = window.location.pathname.split('/');
  const page = first === '' ? 'list' : first === 'outbox' ? 'outbox' : 'job';
  const sheet = window.location.hash.slice(1).split('/').filter(Boolean);
  return { page, jobId: page === 'job' ? first : '', sheet };
}

let location = read();

function moved(): void {
  location = read();
  for (const watcher of watchers) watcher();
}

window.addEventListener('popstate', moved);
window.addEventListener('hashchange', moved);

export const useLocation = (): Location =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => location,
  );

export const pathOf = (page = ''): string => (page ? `${ROOT}/${page}` : ROOT);

export function go(page = ''): void {
  // A sheet that leads to a page is left for good.
  if (location.sheet.length) history.replaceState(history.state, '', pathOf(page));
  else history.pushState({ opened: true }, '', pathOf(page));
  moved();
  window.scrollTo(0, 0);
}

export function openSheet(...parts: string[]): void {
  const address = `${window.location.pathname}#${parts.join('/')}`;
  // A sheet that opens another one is left for good.
  if (location.sheet.length) history.replaceState(history.state, '', address);
  else history.pushState({ opened: true }, '', address);
  moved();
}

/** Back to what was under it; for a page that was opened with the sheet, to the page without. */
export function closeSheet(): void {
  if (!location.sheet.length) return;
  if (history.state?.opened) history.back();
  else {
    history.replaceState(null, '', window.location.pathname);
    moved();
  }
}
