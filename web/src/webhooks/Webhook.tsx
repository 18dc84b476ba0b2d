import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const Webhook: ResourceProps = {
  name: 'Webhook',
  list: lazy(() => import('./WebhookList')),
  edit: lazy(() => import('./WebhookEdit')),
  create: lazy(() => import('./WebhookCreate')),
  recordRepresentation: 'name',
};
