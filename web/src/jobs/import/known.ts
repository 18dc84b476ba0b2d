/** Which lines the shop has already: made by an earlier import, or under a number that is taken. */
import type { DataProvider } from 'react-admin';
import type { Row } from '../../providers/errors';
import type { Line } from './judging';
import { Problem } from './parsing';

/** Asked for at a time. */
const SOME = 200;

async function find(dataProvider: DataProvider, field: string, values: string[]): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  for (let start = 0; start < values.length; start += SOME) {
    const { data } = await dataProvider.getList<Row>('PrintJob', {
      filter: { [field]: values.slice(start, start + SOME) },
      pagination: { page: 1, perPage: SOME },
      sort: { field: 'id', order: 'ASC' },
      meta: { keys: ['jobNumber', 'operationId', 'createdAt'] },
    });
    for (const row of data) found.set(String(row[field]), row);
  }
  return found;
}

/** The jobs of earlier imports by line; a line whose number is another job's gets that as a problem. */
export async function findKnown(dataProvider: DataProvider, lines: Line[]): Promise<Map<Line, Row>> {
  const good = lines.filter(({ problems }) => !problems.length);
  const made = await find(
    dataProvider,
    'operationId',
    good.map(({ operationId }) => operationId),
  );
  const numbers = good.flatMap(({ data }) => (data.jobNumber ? [String(data.jobNumber)] : []));
  const taken = await find(dataProvider, 'jobNumber', numbers);
  const earlier = new Map<Line, Row>();
  for (const line of good) {
    const job = made.get(line.operationId);
    const text = String(line.data.jobNumber ?? '');
    if (job) earlier.set(line, job);
    else if (taken.has(text)) line.problems.push({ field: 'jobNumber', problem: new Problem('taken', { text }) });
  }
  return earlier;
}
