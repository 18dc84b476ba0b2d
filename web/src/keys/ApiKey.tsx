import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const ApiKey: ResourceProps = {
  name: 'ApiKey',
  list: lazy(() => import('./ApiKeyList')),
  recordRepresentation: (row) => row.name,
};
