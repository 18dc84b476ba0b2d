import type { customers as english } from '../en/customers';

export const customers: typeof english = {
  none: 'Noch hat niemand ein Konto. Gäste bestellen ohne.',
  active: 'Aktiv',
  inactive: 'Gesperrt',
  erased: 'Gelöscht',
  activate: 'Konto wieder öffnen',
  activateText: 'Die Anmeldung geht wieder.',
  deactivate: 'Konto sperren',
  deactivateText:
    'Die Abmeldung geschieht sofort, und anmelden geht nicht mehr. Die Bestellungen bleiben, und ihre Links gehen weiter.',
};
