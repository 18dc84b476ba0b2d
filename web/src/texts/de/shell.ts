import type { shell as english } from '../en/shell';

export const shell: typeof english = {
  copy: 'Kopieren',
  copied: 'Kopiert',
  done: 'Weitergegeben',
  title: 'Druckerei',
  unreachable: 'Der Server ist nicht erreichbar. Ihre Eingaben sind noch da; versuchen Sie es gleich noch einmal.',
  reconnecting: 'Verbindung verloren. Wird wiederhergestellt …',
  signIn: {
    username: 'Benutzername',
    password: 'Passwort',
    submit: 'Anmelden',
    working: 'Wird angemeldet …',
  },
  ended: {
    title: 'Ihre Sitzung ist beendet',
    intro: 'Melden Sie sich wieder an, um weiterzumachen, wo Sie waren. Ihre Eingaben sind noch da.',
  },
  conflict: {
    title: 'Jemand war schneller',
    intro: 'Diese Zeile wurde geändert, während Sie daran gearbeitet haben. Wählen Sie, was gelten soll.',
    field: 'Feld',
    yours: 'Ihre Fassung',
    untouched: 'Nicht berührt',
    theirs: 'Jetzt auf dem Server',
    keepYours: 'Meine speichern',
    takeTheirs: 'Andere übernehmen',
    gone: 'Die Zeile gibt es nicht mehr, oder Sie dürfen sie nicht mehr sehen.',
    later: 'Später entscheiden',
  },
  changed: 'Diese Zeile wurde von jemand anderem geändert, während Sie sie bearbeiten.',
  empty: 'Leer',
  saved: 'Gespeichert',
  chooseFile: 'Datei wählen',
  limits: {
    whole: 'Muss eine ganze Zahl sein',
    decimals: 'Höchstens %{most} Stellen nach dem Komma',
  },
  drag: {
    lifted: '%{name} ist aufgehoben: %{place}.',
    over: 'Über: %{place}.',
    nowhere: 'Über keiner Stelle.',
    dropped: 'Abgelegt: %{place}.',
    back: 'Wieder an der alten Stelle.',
  },
};
