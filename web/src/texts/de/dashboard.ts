import type { dashboard as english } from '../en/dashboard';

export const dashboard: typeof english = { title: 'Heute' };
