import type { customer as english } from '../en/customer';

export const customer: typeof english = {
  title: 'Kunde',
  noLink: 'Es wurde noch kein Link zur Statusseite herausgegeben.',
  open: 'Der Link zur Statusseite gilt seit %{at}.',
  revoked: 'Der Link wurde am %{at} widerrufen; er zeigt nichts mehr.',
  copy: 'Link kopieren',
  mail: 'Link mailen',
  mailed: 'Der Link ist auf dem Weg zum Kunden',
  renew: 'Neuen Link erstellen und kopieren',
  copied: 'Der Link ist in der Zwischenablage',
  revoke: 'Link widerrufen',
  revokeHint:
    'Wer den Link hat, sieht sofort nichts mehr. Spätere E-Mails tragen keinen gültigen Link, bis ein neuer erstellt ist.',
};
