import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const Printer: ResourceProps = {
  name: 'Printer',
  list: lazy(() => import('./PrinterList')),
  edit: lazy(() => import('./PrinterEdit')),
  create: lazy(() => import('./PrinterCreate')),
  recordRepresentation: 'name',
};
