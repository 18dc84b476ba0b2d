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
