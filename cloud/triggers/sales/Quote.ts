/** Quotes of the store: what follows when one becomes a customer's. They are written by the server alone. */
import { shareJobs } from '../../data/claims';
import type { ClassRules } from '../../kernel/tools';

export const QuoteRules: ClassRules = { effects: { shareJobs } };
