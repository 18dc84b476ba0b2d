/** Keys that do something, from whichever screen offers them: pressed anywhere but in a field, listed in the help. */
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** `?`, `j`, or two pressed one after the other: `g m`. */
  keys: string;
  /** What it does, as a translate key. */
  does: string;
  run: () => void;
}

export interface ShortcutGroup {
  /** Heading in the help, as a translate key. */
  title: string;
  shortcuts: readonly Shortcut[];
}

/** The second key of a pair must follow within this time. */
const PAIR_MS = 1500;

let groups: readonly ShortcutGroup[] = [];
const watchers = new Set<() => void>();

function show(next: readonly ShortcutGroup[]): void {
  groups = next;
  for (const watcher of watchers) watcher();
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
};

export const useShortcutGroups = () => useSyncExternalStore(watch, () => groups);

/** Offers these keys while the component stands on the screen; the keys themselves must stay the same. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const shape = shortcuts.map(({ keys, does }) => `${keys}\t${does}`).join('\n');
  // What can be seen can be pressed.
  useLayoutEffect(() => {
    if (!shape) return;
    const mine: ShortcutGroup = {
      title,
      shortcuts: shape.split('\n').map((line, index) => {
        const [keys = '', does = ''] = line.split('\t');
        return { keys, does, run: () => latest.current[index]?.run() };
      }),
    };
    show([...groups, mine]);
    return () => show(groups.filter((group) => group !== mine));
  }, [title, shape]);
}

const FIELDS =
  'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"], [role="combobox"]';
/** An open dialog or menu hides the page from screen readers, and takes its keys with it. */
const COVERED = '#root[aria-hidden="true"]';

function isTyping({ target }: KeyboardEvent): boolean {
  return (target instanceof Element && target.closest(FIELDS) !== null) || document.querySelector(COVERED) !== null;
}

/** Listens for the keys that are offered. Mounted once. */
export function useShortcutKeys(): void {
  useLayoutEffect(() => {
    let first = { key: '', at: -PAIR_MS };
    function press(event: KeyboardEvent): void {
      const { key, timeStamp } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return;
      const pair = timeStamp - first.at < PAIR_MS ? `${first.key} ${key}` : key;
      // The newest screen comes first.
      const all = groups.flatMap(({ shortcuts }) => shortcuts).reverse();
      const found = all.find(({ keys }) => keys === pair) ?? all.find(({ keys }) => keys === key);
      first = found ? { key: '', at: -PAIR_MS } : { key, at: timeStamp };
      if (!found) return;
      event.preventDefault();
      found.run();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
