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

/** The style sheet does the rest; `device` leaves it to the device. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = theme();
}
