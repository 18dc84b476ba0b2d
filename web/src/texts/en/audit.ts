export const audit = {
  when: 'When',
  who: 'Who',
  what: 'What',
  changes: 'Changes',
  from: 'From',
  until: 'Until',
  none: 'Nothing was recorded that fits.',
  more: 'and %{smart_count} more',
  show: 'Show %{smart_count} field |||| Show %{smart_count} fields',
  one: 'One row alone',
  actions: { create: 'Made', update: 'Changed', delete: 'Deleted', move: 'Moved' },
  actors: { staff: 'Staff', customer: 'Customer', machine: 'API key', system: 'System', admin: 'Administrator' },
};
