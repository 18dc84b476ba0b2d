import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const MaterialBatch: ResourceProps = {
  name: 'MaterialBatch',
  list: lazy(() => import('./MaterialBatchList')),
  show: lazy(() => import('./MaterialBatchShow')),
  edit: lazy(() => import('./MaterialBatchEdit')),
  create: lazy(() => import('./MaterialBatchCreate')),
  recordRepresentation: 'batchCode',
};
