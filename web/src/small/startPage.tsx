import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { keepTheme, type Language, language } from './settings';

/** Shows the page, in the language and the colours of this device. */
export function startPage<Texts>(
  App: ComponentType<{ first: Texts }>,
  loadTexts: (locale: Language) => Promise<Texts>,
) {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no root');
  keepTheme();
  loadTexts(language()).then((texts) => createRoot(root).render(<App first={texts} />));
}
