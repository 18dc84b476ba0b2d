import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const TurnaroundProfile: ResourceProps = {
  name: 'TurnaroundProfile',
  list: lazy(() => import('./TurnaroundProfileList')),
  edit: lazy(() => import('./TurnaroundProfileEdit')),
  create: lazy(() => import('./TurnaroundProfileCreate')),
  recordRepresentation: 'name',
};
