import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const Technician: ResourceProps = {
  name: 'Technician',
  list: lazy(() => import('./TechnicianList')),
  edit: lazy(() => import('./TechnicianEdit')),
  create: lazy(() => import('./TechnicianCreate')),
  recordRepresentation: (row) => row.displayName ?? row.username,
};
