/** What a client has had printed, in sum, of the jobs that the caller may see. */
import Parse from 'parse/node';
import { grams, hundredths } from '../domain/stock/grams';
import { lifecycleOf } from '../kernel/lifecycle';
import { textOf, type Verb } from './calling';

const FIELDS = ['status', 'dueDate', 'actualPrintMinutes', 'approvedMaterialGrams'];

/**
 * Answers { jobs, open, overdue, completed, printMinutes, materialGrams, lastJobAt }. A split job counts once,
 * with the minutes and grams of its runs.
 */
export const clientSummary: Verb = async ({ params, as, tools }) => {
  const client = await new Parse.Query('Client').get(textOf(params, 'clientId', 40), as);
  const { closed } = lifecycleOf(tools.schema);
  const sums = { jobs: 0, open: 0, overdue: 0, completed: 0, printMinutes: 0, materialGrams: 0 };
  let last: Date | undefined;
  await new Parse.Query('PrintJob')
    .equalTo('client', client)
    .doesNotExist('parentJob')
    .select(...FIELDS)
    .each((job) => {
      sums.printMinutes += job.get('actualPrintMinutes') ?? 0;
      sums.materialGrams += hundredths(job.get('approvedMaterialGrams') ?? 0);
      const status: string = job.get('status');
      const isOpen = !closed.includes(status) && status !== 'Dispatched';
      sums.jobs += 1;
      if (isOpen) sums.open += 1;
      if (isOpen && job.get('dueDate') < tools.now()) sums.overdue += 1;
      if (status === 'Completed') sums.completed += 1;
      const createdAt = job.createdAt as Date;
      if (!last || createdAt > last) last = createdAt;
    }, as);
  return { ...sums, materialGrams: grams(sums.materialGrams), lastJobAt: last?.toISOString() };
};
