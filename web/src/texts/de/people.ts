import type { people as english } from '../en/people';

export const people: typeof english = {
  Client: {
    name: 'Kunde |||| Kunden',
    fields: {
      clientCode: 'Kürzel',
      companyName: 'Firma',
      contactName: 'Ansprechperson',
      email: 'E-Mail',
      phone: 'Telefon',
      billingStatus: 'Abrechnung',
      language: 'Sprache der E-Mails',
    },
    values: { language: { en: 'Englisch', de: 'Deutsch' } },
  },
  Technician: {
    name: 'Teammitglied |||| Team',
    fields: {
      username: 'Benutzername',
      email: 'E-Mail',
      password: 'Passwort',
      role: 'Rolle',
      isActive: 'Aktiv',
      displayName: 'Name',
    },
    values: { role: { manager: 'Leitung', coordinator: 'Koordination', technician: 'Technik' } },
  },
};
