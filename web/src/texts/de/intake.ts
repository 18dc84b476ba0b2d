import type { intake as english } from '../en/intake';

export const intake: typeof english = {
  save: 'Auftrag annehmen',
  edit: '%{job} bearbeiten',
  done: '%{job} ist angenommen',
  notYours: 'Das tun nur Koordinatoren.',
  onlyNote: '%{job} ist angenommen; nur die Notiz ist noch nicht gespeichert.',
  newClient: 'Neuer Kunde',
  newClientNamed: 'Neuer Kunde „%{item}“',
  wholeJob: 'Für den ganzen Auftrag',
  fromFile: 'Leer: wird aus der Datei errechnet',
  inHours: 'Für den ganzen Auftrag: %{hours}',
  inDays: 'Morgen |||| In %{smart_count} Tagen',
  quote: 'Er kommt in die Warteschlange, sobald der Kunde einen Preis angenommen hat.',
  parts: {
    client: 'Kunde',
    file: 'Datei',
    material: 'Druck',
    plan: 'Planung',
    planAbout: 'Alles davon lässt sich später entscheiden.',
    note: 'Notiz',
    noteAbout: 'Für die Werkstatt; der Kunde sieht sie nicht.',
  },
  priority: { 1: 'zuerst', 3: 'normal', 5: 'zuletzt' },
  shelf: {
    free: '%{what}: %{free} frei im Regal',
    short: '%{what}: nur %{free} frei im Regal',
  },
  file: {
    upload: 'Hochladen',
    address: 'Adresse',
    kept: 'Eine https-Adresse; sie wird für das Personal behalten und nie abgerufen.',
    noAddress: 'Muss mit https:// beginnen und keine Leerzeichen haben',
    missing: 'Ein Auftrag braucht sein Modell, bis zum Ende hochgeladen',
  },
};
