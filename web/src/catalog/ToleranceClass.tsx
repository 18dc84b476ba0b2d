import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const ToleranceClass: ResourceProps = {
  name: 'ToleranceClass',
  list: lazy(() => import('./ToleranceClassList')),
  edit: lazy(() => import('./ToleranceClassEdit')),
  create: lazy(() => import('./ToleranceClassCreate')),
  recordRepresentation: 'name',
};
