export const clients = {
  new: 'New client',
  edit: 'Edit client',
  billing: {
    Active: 'Active',
    'On Account': 'On account',
    Prepaid: 'Prepaid',
    Overdue: 'Overdue',
    Blocked: 'Blocked',
  },
  views: { open: 'Open', all: 'All' },
  totals: {
    jobs: 'Jobs',
    open: 'Open',
    overdue: 'Overdue',
    completed: 'Completed',
    printTime: 'Print time',
    material: 'Material used',
    lastJob: 'Last job',
  },
};
