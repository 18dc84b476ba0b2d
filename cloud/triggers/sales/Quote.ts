/** Quotes of the store: the rows of their jobs follow each pricing, the customer who claims the quote, and its end. */
import { shareJobs } from '../../data/claims';
import { dropParts } from '../../data/expired-quotes';
import { writeJobs } from '../../data/priced-jobs';
import type { ClassRules } from '../../kernel/tools';

export const QuoteRules: ClassRules = { effects: { writeJobs, shareJobs, dropParts } };
