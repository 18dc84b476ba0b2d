import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const ProductionQueue: ResourceProps = {
  name: 'ProductionQueue',
  list: lazy(() => import('./ProductionQueueList')),
  edit: lazy(() => import('./ProductionQueueEdit')),
  create: lazy(() => import('./ProductionQueueCreate')),
  recordRepresentation: 'name',
};
