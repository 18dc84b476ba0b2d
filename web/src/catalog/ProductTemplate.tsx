import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const ProductTemplate: ResourceProps = {
  name: 'ProductTemplate',
  list: lazy(() => import('./ProductTemplateList')),
  edit: lazy(() => import('./ProductTemplateEdit')),
  create: lazy(() => import('./ProductTemplateCreate')),
  recordRepresentation: 'name',
};
