/** Language and appearance, which belong to the device: kept where the console keeps them. */
export const LANGUAGES = [
  { locale: 'en', name: 'English' },
  { locale: 'de', name: 'Deutsch' },
] as const;
export type Language = (typeof LANGUAGES)[number]['locale'];
export type Theme = 'light' | 'dark' | 'device';

const PREFIX = 'RaStore.';

function read(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null');
  } catch {
    return null;
  }
}

const isLanguage = (locale: unknown): locale is Language => LANGUAGES.some((one) => one.locale === locale);

/** The one chosen, else the first of the browser's that there is. */
export function language(): Language {
  const wanted = [read('locale'), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find(isLanguage) ?? 'en';
}

export function chooseLanguage(locale: Language): void {
  localStorage.setItem(`${PREFIX}locale`, JSON.stringify(locale));
}

export function theme(): Theme {
  const kept = read('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'device';
}

export function chooseTheme(chosen: Theme): void {
  if (chosen === 'device') localStorage.removeItem(`${PREFIX}theme`);
  else localStorage.setItem(`${PREFIX}theme`, JSON.stringify(chosen));
  applyTheme();
}

/** Gives the page the colours chosen; `device` are those that the device has just now. */
export function applyTheme(): void {
  const chosen = theme();
  const ofDevice = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = chosen === 'device' ? ofDevice : chosen;
}

/** From now on the page has the colours chosen, also when the device changes its own. */
export function keepTheme(): void {
  applyTheme();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyTheme);
}
