import type { planning as english } from '../en/planning';

export const planning: typeof english = { title: 'Planung' };
