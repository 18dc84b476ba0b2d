import type { labels as english } from '../en/labels';

export const labels: typeof english = { print: 'Etikett' };
