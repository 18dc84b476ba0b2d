import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const EmailMessage: ResourceProps = { name: 'EmailMessage', list: lazy(() => import('./EmailMessageList')) };
