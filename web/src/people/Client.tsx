import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const Client: ResourceProps = {
  name: 'Client',
  list: lazy(() => import('./ClientList')),
  show: lazy(() => import('./ClientShow')),
  edit: lazy(() => import('./ClientEdit')),
  create: lazy(() => import('./ClientCreate')),
  recordRepresentation: 'companyName',
};
