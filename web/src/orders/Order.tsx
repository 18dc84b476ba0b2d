import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const Order: ResourceProps = {
  name: 'Order',
  list: lazy(() => import('./OrderList')),
  show: lazy(() => import('./OrderShow')),
  recordRepresentation: 'orderNumber',
};
