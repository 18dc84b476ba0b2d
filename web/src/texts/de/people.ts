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
  SecondFactor: {
    name: 'Zweiter Faktor |||| Zweite Faktoren',
    fields: { technician: 'Teammitglied', state: 'Stand', since: 'Seit' },
    values: { state: { Off: 'Aus', Pending: 'Begonnen', On: 'Ein' } },
  },
  ApiKey: {
    name: 'API-Schlüssel |||| API-Schlüssel',
    fields: {
      name: 'Name',
      role: 'Rolle',
      scopes: 'Rechte',
      expiresAt: 'Läuft ab',
      createdBy: 'Erzeugt von',
      state: 'Stand',
      revokedAt: 'Widerrufen',
      lastUsedAt: 'Zuletzt benutzt',
      hint: 'Schlüssel',
    },
    values: {
      role: { coordinator: 'Koordination', technician: 'Technik' },
      state: { Active: 'Aktiv', Revoked: 'Widerrufen' },
    },
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
