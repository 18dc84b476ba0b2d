import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';
import { Route } from 'react-router-dom';

const ImportPage = lazy(() => import('../exchange/ImportPage'));

export const PrintJob: ResourceProps = {
  name: 'PrintJob',
  list: lazy(() => import('./PrintJobList')),
  show: lazy(() => import('./PrintJobShow')),
  edit: lazy(() => import('./PrintJobEdit')),
  create: lazy(() => import('./PrintJobCreate')),
  children: <Route path="import" element={<ImportPage className="PrintJob" />} />,
  recordRepresentation: 'jobNumber',
};
