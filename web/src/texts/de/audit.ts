import type { audit as english } from '../en/audit';

export const audit: typeof english = {
  when: 'Wann',
  who: 'Wer',
  what: 'Was',
  changes: 'Änderungen',
  from: 'Von',
  until: 'Bis',
  none: 'Nichts aufgezeichnet, das passt.',
  more: 'und %{smart_count} weitere',
  show: '%{smart_count} Feld zeigen |||| %{smart_count} Felder zeigen',
  one: 'Nur eine Zeile',
  actions: { create: 'Angelegt', update: 'Geändert', delete: 'Gelöscht', move: 'Verschoben' },
  actors: { staff: 'Team', customer: 'Kunde', machine: 'API-Schlüssel', system: 'System', admin: 'Verwaltung' },
};
