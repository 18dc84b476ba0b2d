import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';
import { Route } from 'react-router-dom';

const ImportPage = lazy(() => import('../exchange/ImportPage'));

export const Client: ResourceProps = {
  name: 'Client',
  list: lazy(() => import('./ClientList')),
  show: lazy(() => import('./ClientShow')),
  edit: lazy(() => import('./ClientEdit')),
  create: lazy(() => import('./ClientCreate')),
  children: <Route path="import" element={<ImportPage className="Client" />} />,
  recordRepresentation: 'companyName',
};
