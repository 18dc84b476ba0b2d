import type { planning as english } from '../en/planning';

export const planning: typeof english = {
  title: 'Planung',
  notYours: 'Die Warteschlange ordnet die Koordination.',
  empty: 'In der Warteschlange steht nichts.',
  asItStands: 'Die Warteschlange',
  suggested: 'Vorschlag',
  lateJobs: 'verspätet',
  spoolChanges: 'Spulenwechsel',
  spoolChange: 'neue Spule',
  late: 'Verspätet',
  due: 'bis %{day}',
  earlier: '%{places} Plätze früher',
  later: '%{places} Plätze später',
  apply: 'Übernehmen',
  applied: 'Übernommen',
  nothingBetter:
    'Die Reihenfolge ist so gut wie jede andere: nichts wäre weniger verspätet, kein Spulenwechsel gespart.',
  notShown: '%{count} weitere Aufträge stehen dahinter.',
  how: 'Leertaste hebt den Auftrag auf, die Pfeiltasten bewegen ihn, Leertaste legt ihn ab, Escape lässt ihn, wo er war.',
  shelf: 'Bedarf und Lager',
  anyColor: 'jede Farbe',
  ofHeld: '%{needed} von %{held}',
  short: '%{missing} fehlen ab %{day}:',
  load: 'Auslastung',
  loadOf: '%{time} · %{jobs} Aufträge',
  nobody: 'Noch niemand',
};
