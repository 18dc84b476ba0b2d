import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const CatalogItem: ResourceProps = {
  name: 'CatalogItem',
  list: lazy(() => import('./CatalogItemList')),
  edit: lazy(() => import('./CatalogItemEdit')),
  create: lazy(() => import('./CatalogItemCreate')),
  recordRepresentation: 'name',
};
