import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const PaymentMethodConfig: ResourceProps = {
  name: 'PaymentMethodConfig',
  list: lazy(() => import('./PaymentMethodConfigList')),
  edit: lazy(() => import('./PaymentMethodConfigEdit')),
  recordRepresentation: 'method',
};
