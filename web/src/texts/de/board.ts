import type { board as english } from '../en/board';

export const board: typeof english = {
  title: 'Tafel',
  late: 'Überfällig',
  over: '%{grams} g über der Schätzung',
  priority: 'Priorität %{priority}',
  runs: '%{count} Läufe',
  more: '%{count} weitere',
  again: 'Noch einmal versuchen',
  fold: '%{name} zuklappen',
  filter: {
    words: 'Suchen',
    all: 'Alle',
    nobody: 'Noch niemand',
    late: 'Überfällig',
    over: 'Über der Schätzung',
    clear: 'Alle zeigen',
  },
  reason: {
    title: '%{job}: %{place}',
    label: 'Warum?',
    submit: 'Nach „%{place}“ verschieben',
  },
  how: 'Leertaste hebt die Karte auf, die Pfeiltasten wählen die Spalte, Leertaste legt sie ab, Escape lässt sie, wo sie war. Die Eingabetaste öffnet den Auftrag.',
};
