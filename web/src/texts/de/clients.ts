import type { clients as english } from '../en/clients';

export const clients: typeof english = {
  new: 'Neuer Kunde',
  edit: 'Kunde bearbeiten',
  billing: {
    Active: 'Aktiv',
    'On Account': 'Auf Rechnung',
    Prepaid: 'Vorkasse',
    Overdue: 'Überfällig',
    Blocked: 'Gesperrt',
  },
  views: { open: 'Offen', all: 'Alle' },
  totals: {
    jobs: 'Aufträge',
    open: 'Offen',
    overdue: 'Überfällig',
    completed: 'Abgeschlossen',
    printTime: 'Druckzeit',
    material: 'Material',
    lastJob: 'Letzter Auftrag',
  },
};
