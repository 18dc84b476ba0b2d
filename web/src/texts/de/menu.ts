import type { menu as english } from '../en/menu';

export const menu: typeof english = {
  dashboard: 'Übersicht',
  board: 'Tafel',
  orders: 'Bestellungen',
  production: 'Fertigung',
  customers: 'Kundenkonten',
  planning: 'Planung',
  jobs: 'Aufträge',
  approvals: 'Freigaben',
  clients: 'Kunden',
  material: 'Material',
  printers: 'Drucker',
  store: 'Onlineshop',
  mail: 'E-Mail',
  staff: 'Team',
  audit: 'Protokoll',
  queue: 'Warteschlange',
  keys: {
    title: 'Tastenkürzel',
    everywhere: 'Überall',
    go: 'Gehe zu',
    help: 'Diese Liste zeigen',
    search: 'Auf dieser Seite suchen',
  },
};
