/** Quotes of the store: the rows of their jobs follow each pricing, and the customer who claims the quote. */
import { shareJobs } from '../../data/claims';
import { writeJobs } from '../../data/store-quotes';
import type { ClassRules } from '../../kernel/tools';

export const QuoteRules: ClassRules = { effects: { writeJobs, shareJobs } };
