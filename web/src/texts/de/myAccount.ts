import type { account as english } from '../en/myAccount';

export const account: typeof english = {
  title: 'Mein Konto',
  factor: 'Zweiter Faktor',
  on: 'Ein',
  off: 'Aus',
  about:
    'Mit einem zweiten Faktor meldet sich niemand allein mit Ihrem Passwort an: Es wird auch ein Code aus einer App auf Ihrem Telefon verlangt.',
  code: 'Code',
  orRecovery: 'Aus der App auf Ihrem Telefon, oder einer Ihrer Wiederherstellungscodes.',
  mustEnrol: 'Der Betrieb verlangt einen zweiten Faktor. Bis Ihrer eingeschaltet ist, bleibt alles andere zu.',
  turnOn: {
    action: 'Einschalten',
    intro: 'Sie brauchen eine App für Einmalcodes auf Ihrem Telefon.',
    begin: 'Beginnen',
    scan: 'Scannen Sie das mit der App und geben Sie den Code ein, den sie zeigt.',
    qr: 'QR-Code mit dem Geheimnis für Ihre App',
    type: 'Oder geben Sie es ein:',
    confirm: 'Einschalten',
  },
  turnOff: {
    action: 'Ausschalten',
    warning: 'Danach öffnet Ihr Passwort allein alles, was Ihres ist.',
    required: 'Der Betrieb verlangt einen zweiten Faktor: Sie müssen ihn wieder einschalten, bevor etwas anderes geht.',
  },
  recovery: {
    intro:
      'Diese Wiederherstellungscodes öffnen Ihr Konto, wenn das Telefon weg ist, jeder einmal. Bewahren Sie sie dort auf, wo nur Sie sie finden: Sie werden nur jetzt gezeigt.',
    print: 'Drucken',
    done: 'Ich habe sie aufbewahrt',
    left: '%{smart_count} Wiederherstellungscode ist übrig |||| %{smart_count} Wiederherstellungscodes sind übrig',
  },
};
