import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const PrintJob: ResourceProps = {
  name: 'PrintJob',
  list: lazy(() => import('./PrintJobList')),
  show: lazy(() => import('./PrintJobShow')),
  edit: lazy(() => import('./PrintJobEdit')),
  recordRepresentation: 'jobNumber',
};
