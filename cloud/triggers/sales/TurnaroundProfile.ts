/** Turnarounds: one that a rule or a quote names stays. */
import { notWhileNamed } from '../../data/in-use';
import type { ClassRules } from '../../kernel/tools';

export const TurnaroundProfileRules: ClassRules = {
  beforeDelete: [notWhileNamed('TurnaroundProfile', 'turnaroundProfile')],
};
