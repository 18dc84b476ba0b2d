import type { preflight as english } from '../en/preflight';

/** Was die Druckerei selbst an einer Datei sieht. */
export const preflight: typeof english = {
  title: 'Vorprüfung',
  none: 'Diese Datei wurde noch nicht angesehen.',
  states: {
    Waiting: 'Die Datei wartet auf die Vorprüfung …',
    Running: 'Die Datei wird gerade geprüft …',
    Slicing: 'PrusaSlicer rechnet noch an der Schätzung …',
  },
  verdicts: { Passed: 'Vorprüfung bestanden', Failed: 'Vorprüfung nicht bestanden' },
  marks: { Waiting: 'Die Vorprüfung der Datei steht noch aus', Failed: 'Die Datei hat die Vorprüfung nicht bestanden' },
  picture: 'Bild von %{name}',
  again: 'Neu prüfen',
  took: '%{at}, in %{seconds} s',
  unit: 'Einheit %{unit}',
  outcomes: { passed: 'Bestanden', failed: 'Nicht bestanden', warned: 'Ansehen', skipped: 'Nicht geprüft' },
  passed: '%{smart_count} Prüfung bestanden: |||| %{smart_count} Prüfungen bestanden:',
  places: '%{smart_count} Stelle |||| %{smart_count} Stellen',
  skippedAdvice: 'Im Slicer ansehen.',
  show: '%{place} im Modell zeigen',
  measures: { size: 'Größe', volume: 'Volumen', area: 'Oberfläche', triangles: 'Dreiecke', parts: 'Teile' },
  estimate: {
    title: 'Schätzung',
    what: 'Schätzungen für diesen Auftrag',
    grams: 'Gramm',
    minutes: 'Zeit',
    source: 'Stammt von',
    ofFile: 'Laut Datei',
    ofJob: 'Im Auftrag',
    sources: { preflight: 'eigene Schätzung, %{quality}', slicer: 'PrusaSlicer, %{quality}' },
    by: { person: 'von Hand eingetragen', file: 'aus der Datei' },
    learnt: {
      grams: 'Gramm berichtigt nach %{jobs} fertigen Aufträgen; die Hälfte davon lag höchstens %{percent} % daneben.',
      minutes: 'Zeit berichtigt nach %{jobs} fertigen Aufträgen; die Hälfte davon lag höchstens %{percent} % daneben.',
    },
    use: 'Schätzung der Datei übernehmen',
    used: 'Der Auftrag hat jetzt die Schätzung der Datei',
  },
  report: 'Bericht',
  reportOf: 'Vorprüfung von Fassung %{number}',
};
