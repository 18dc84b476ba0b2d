import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

export const TimeLog: ResourceProps = { name: 'TimeLog', list: lazy(() => import('./TimeLogList')) };
