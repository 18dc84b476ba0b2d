import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const Customer: ResourceProps = {
  name: 'Customer',
  list: lazy(() => import('./CustomerList')),
  show: lazy(() => import('./CustomerShow')),
  recordRepresentation: 'name',
};
