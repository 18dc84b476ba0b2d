export const people = {
  Client: {
    name: 'Client |||| Clients',
    fields: {
      clientCode: 'Code',
      companyName: 'Company',
      contactName: 'Contact',
      email: 'E-mail',
      phone: 'Phone',
      billingStatus: 'Billing',
      language: 'Language of mails',
    },
    values: { language: { en: 'English', de: 'German' } },
  },
  SecondFactor: {
    name: 'Second factor |||| Second factors',
    fields: { technician: 'Member of staff', state: 'State', since: 'Since' },
    values: { state: { Off: 'Off', Pending: 'Begun', On: 'On' } },
  },
  ApiKey: {
    name: 'API key |||| API keys',
    fields: {
      name: 'Name',
      role: 'Role',
      scopes: 'Scopes',
      expiresAt: 'Expires',
      createdBy: 'Made by',
      state: 'State',
      revokedAt: 'Revoked',
      lastUsedAt: 'Last used',
      hint: 'Key',
    },
    values: {
      role: { coordinator: 'Coordinator', technician: 'Technician' },
      state: { Active: 'Active', Revoked: 'Revoked' },
    },
  },
  Technician: {
    name: 'Member of staff |||| Staff',
    fields: {
      username: 'Username',
      email: 'E-mail',
      password: 'Password',
      role: 'Role',
      isActive: 'Active',
      displayName: 'Name',
    },
    values: { role: { manager: 'Manager', coordinator: 'Coordinator', technician: 'Technician' } },
  },
};
