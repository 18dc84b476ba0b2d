/** Quotes of the store: the rows of their jobs follow each pricing, and go with them. */
import { dropParts } from '../../data/expired-quotes';
import { writeJobs } from '../../data/priced-jobs';
import type { ClassRules } from '../../kernel/tools';

export const QuoteRules: ClassRules = { effects: { writeJobs, dropParts } };
