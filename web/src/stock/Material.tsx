import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const Material: ResourceProps = {
  name: 'Material',
  list: lazy(() => import('./MaterialList')),
  edit: lazy(() => import('./MaterialEdit')),
  create: lazy(() => import('./MaterialCreate')),
  recordRepresentation: 'name',
};
