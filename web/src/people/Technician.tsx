import type { ResourceProps } from 'react-admin';

export const Technician: ResourceProps = {
  name: 'Technician',
  recordRepresentation: (row) => row.displayName ?? row.username,
};
