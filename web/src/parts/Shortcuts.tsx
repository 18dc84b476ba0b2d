/** The keys of every screen, and `?`, which lists all that are there now. */
import { useState } from 'react';
import { ShortcutHelp } from './ShortcutHelp';
import { useShortcutKeys, useShortcuts } from './shortcuts';

const SEARCH = '#main-content input[type="search"], #main-content input[name="q"]';

const focusSearch = () => document.querySelector<HTMLInputElement>(SEARCH)?.focus();

export function Shortcuts() {
  const [isOpen, setOpen] = useState(false);
  useShortcutKeys();
  useShortcuts('menu.keys.everywhere', [
    { keys: '?', does: 'menu.keys.help', run: () => setOpen(true) },
    { keys: '/', does: 'menu.keys.search', run: focusSearch },
  ]);
  return <ShortcutHelp isOpen={isOpen} onClose={() => setOpen(false)} />;
}
