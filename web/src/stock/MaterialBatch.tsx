import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';
import { Route } from 'react-router-dom';

const ImportPage = lazy(() => import('../exchange/ImportPage'));

export const MaterialBatch: ResourceProps = {
  name: 'MaterialBatch',
  list: lazy(() => import('./MaterialBatchList')),
  show: lazy(() => import('./MaterialBatchShow')),
  edit: lazy(() => import('./MaterialBatchEdit')),
  create: lazy(() => import('./MaterialBatchCreate')),
  children: <Route path="import" element={<ImportPage className="MaterialBatch" />} />,
  recordRepresentation: 'batchCode',
};
