import type { uploading as english } from '../en/uploading';

export const uploading: typeof english = {
  drop: 'Modell hier ablegen',
  hint: '%{endings}, beliebig groß: Es geht weiter, auch nach einer Unterbrechung oder erneutem Laden',
  hintWhole: '%{endings}, so groß der Server sie nimmt; nach einer Unterbrechung beginnt es von vorn',
  remove: '%{name} entfernen',
  done: 'Hochgeladen',
  onItsWay: 'Wird hochgeladen',
  pause: 'Anhalten',
  resume: 'Weiter',
  retry: 'Noch einmal versuchen',
  states: {
    sending: '%{percent} % gesendet',
    paused: 'Angehalten bei %{percent} %',
    lost: 'Keine Verbindung bei %{percent} %; es geht von selbst weiter',
  },
  wrongType: '%{name} ist kein Modell, das die Werkstatt nimmt: %{endings}.',
  empty: '%{name} ist leer.',
};
