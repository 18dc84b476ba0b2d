import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const AuditEvent: ResourceProps = { name: 'AuditEvent', list: lazy(() => import('./AuditEventList')) };
