import type { keys as english } from '../en/keys';

export const keys: typeof english = {
  intro:
    'Mit einem Schlüssel arbeitet ein Programm im Betrieb: eine Waage, ein Webshop, ein Bericht. Es tut, was seine Rechte sagen, und nie mehr, als seine Rolle darf.',
  new: 'Neuer Schlüssel',
  none: 'Noch hat kein Programm einen Schlüssel.',
  never: 'Nie',
  expired: 'Abgelaufen',
  make: 'Schlüssel erzeugen',
  made: 'Der neue Schlüssel',
  once: 'Legen Sie ihn jetzt dort ab, wo das Programm ihn findet: Er wird nur hier gezeigt, und nur dieses eine Mal.',
  revoke: 'Widerrufen',
  revokeTitle: '%{name} widerrufen?',
  revokeWarning: 'Das Programm, das ihn benutzt, wird sofort und für immer abgewiesen.',
  nameHint: 'So nennt ihn das Protokoll',
  roleHint: 'Er tut nie mehr, als diese Rolle darf',
  holds: 'Gilt für',
  days: '%{count} Tage',
  scopesHint: 'Wer eine Klasse ändert, liest sie auch. Eine Funktion braucht auch die Rechte dessen, was sie liest.',
  read: 'Lesen',
  write: 'Ändern',
};
