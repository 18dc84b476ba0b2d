/** The languages of a public page, each in its own name. */
import { LANGUAGES, type Language } from './settings';

interface Props {
  label: string;
  chosen: Language;
  speak: (language: Language) => void;
}

export function Languages({ label, chosen, speak }: Props) {
  return (
    <nav className="languages" aria-label={label}>
      {LANGUAGES.map(({ locale, name }) => (
        <button key={locale} type="button" lang={locale} aria-pressed={locale === chosen} onClick={() => speak(locale)}>
          {name}
        </button>
      ))}
    </nav>
  );
}
