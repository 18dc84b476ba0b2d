export const menu = {
  dashboard: 'Dashboard',
  board: 'Board',
  planning: 'Planning',
  jobs: 'Jobs',
  approvals: 'Approvals',
  clients: 'Clients',
  material: 'Material',
  staff: 'Staff',
  audit: 'Audit',
  queue: 'Technician queue',
  keys: {
    title: 'Keyboard shortcuts',
    everywhere: 'Everywhere',
    go: 'Go to',
    help: 'Show this list',
    search: 'Search on this screen',
  },
};
