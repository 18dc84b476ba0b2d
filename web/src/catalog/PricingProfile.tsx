import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const PricingProfile: ResourceProps = {
  name: 'PricingProfile',
  list: lazy(() => import('./PricingProfileList')),
  edit: lazy(() => import('./PricingProfileEdit')),
  create: lazy(() => import('./PricingProfileCreate')),
  recordRepresentation: 'name',
};
