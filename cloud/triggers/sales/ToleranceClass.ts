/** Tolerances: one that a rule or a quote names stays. */
import { notWhileNamed } from '../../data/in-use';
import type { ClassRules } from '../../kernel/tools';

export const ToleranceClassRules: ClassRules = { beforeDelete: [notWhileNamed('ToleranceClass', 'toleranceClass')] };
