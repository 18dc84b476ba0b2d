import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const PrintProfile: ResourceProps = {
  name: 'PrintProfile',
  list: lazy(() => import('./PrintProfileList')),
  edit: lazy(() => import('./PrintProfileEdit')),
  create: lazy(() => import('./PrintProfileCreate')),
  recordRepresentation: 'quality',
};
