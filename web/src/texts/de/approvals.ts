import type { approvals as english } from '../en/approvals';

export const approvals: typeof english = {
  approve: 'Freigeben',
  reject: 'Zurückweisen',
  takeBack: 'Zurücknehmen',
  when: 'Wann',
  time: 'Zeit',
  running: 'läuft',
  own: 'Eigener: jemand anderes entscheidet',
  noBatch: 'keine Charge genannt',
  leaves: '%{before} → %{after}',
  chosen: '%{smart_count} Eintrag ausgewählt |||| %{smart_count} Einträge ausgewählt',
  selectLog: 'Eintrag von %{name} zu %{job} auswählen',
  hint: 'j und k gehen ab und auf, x wählt aus, a gibt frei, r weist zurück.',
  views: { pending: 'Offen', running: 'Uhr läuft', approved: 'Freigegeben', rejected: 'Zurückgewiesen' },
  none: {
    Pending: 'Hier wartet nichts auf Sie.',
    Approved: 'Noch wurde nichts freigegeben.',
    Rejected: 'Nichts wurde zurückgewiesen.',
  },
  done: {
    Approved: 'Eintrag freigegeben |||| %{smart_count} Einträge freigegeben',
    Rejected: 'Eintrag zurückgewiesen |||| %{smart_count} Einträge zurückgewiesen',
    Pending: 'Eintrag ist wieder offen |||| %{smart_count} Einträge sind wieder offen',
  },
  keys: {
    next: 'Nächster Eintrag',
    previous: 'Voriger Eintrag',
    select: 'Eintrag auswählen',
    approve: 'Eintrag oder alle ausgewählten freigeben',
    reject: 'Eintrag oder alle ausgewählten zurückweisen',
  },
};
