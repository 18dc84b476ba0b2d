/** One entry against a server that lost its answer, moved on, or refuses. */
import { expect, test } from '@jest/globals';
import { ServerError } from '../../web/src/providers/errors';
import type { Client } from '../../web/src/queue/data/client';
import type { Entry } from '../../web/src/queue/data/entries';
import { send } from '../../web/src/queue/data/sending';

const SEEN = { id: 'job', revision: 5, status: 'Queued', statusChangedAt: '2026-03-01T08:00:00.000Z' };

const moving: Entry = {
  id: 'e',
  kind: 'move',
  className: 'PrintJob',
  jobId: 'job',
  jobNumber: 'PJ-1',
  rowId: 'job',
  fields: { status: 'Printing' },
  seen: SEEN,
  order: 1,
  owner: 'ada',
  enteredAt: '2026-03-01T09:00:00.000Z',
  state: 'waiting',
  tries: 0,
};

const stale = () => new ServerError('Somebody else changed this PrintJob in the meantime.', 409, { code: 1105 });

/** A row that takes a write at its revision only. */
function serverWith(row: Record<string, unknown>) {
  const writes: Record<string, unknown>[] = [];
  const client = {
    get: async () => ({ ...row }),
    update: async (_className: string, _id: string, fields: Record<string, unknown>) => {
      if (fields.revision !== row.revision) throw stale();
      writes.push(fields);
      Object.assign(row, fields, { revision: Number(row.revision) + 1 });
    },
  } as unknown as Client;
  return { client, writes };
}

test('a move is made at the revision read', async () => {
  const { client, writes } = serverWith({ ...SEEN });
  expect(await send(moving, client)).toMatchObject({ kind: 'taken', row: { status: 'Printing', revision: 6 } });
  expect(writes).toEqual([{ status: 'Printing', revision: 5 }]);
});

test('a move whose answer was lost is found to be made', async () => {
  const { client, writes } = serverWith({ ...SEEN, status: 'Printing', revision: 6 });
  expect(await send(moving, client)).toMatchObject({ kind: 'taken' });
  expect(writes).toEqual([]);
});

test('a job that was only edited is moved all the same', async () => {
  const { client, writes } = serverWith({ ...SEEN, color: 'Blue', revision: 9 });
  expect(await send(moving, client)).toMatchObject({ kind: 'taken' });
  expect(writes).toEqual([{ status: 'Printing', revision: 9 }]);
});

test.each([
  ['went elsewhere', { status: 'On Hold', revision: 7 }, 'On Hold'],
  ['came back to where it was by other moves', { statusChangedAt: '2026-03-01T10:00:00.000Z', revision: 9 }, 'Queued'],
])('a job that %s is not moved', async (_story, now, status) => {
  const { client, writes } = serverWith({ ...SEEN, ...now });
  const message = `The job has moved in the meantime: it is ${status} now. Nothing was changed.`;
  expect(await send(moving, client)).toEqual({ kind: 'refused', code: 1303, message });
  expect(writes).toEqual([]);
});

const LOG = { id: 'log', revision: 2, notes: undefined };
const stopping: Entry = {
  ...moving,
  kind: 'update',
  className: 'TimeLog',
  rowId: 'log',
  fields: { endTime: '2026-03-01T10:00:00.000Z', materialGrams: null },
  seen: LOG,
};

test('a log that already ends as it was told to is taken; an emptied field is as good as none', async () => {
  const { client, writes } = serverWith({ ...LOG, endTime: '2026-03-01T10:00:00.000Z', revision: 3 });
  expect(await send(stopping, client)).toMatchObject({ kind: 'taken' });
  expect(writes).toEqual([]);
});

test('a log that somebody else ended is not ended again', async () => {
  const { client, writes } = serverWith({ ...LOG, endTime: '2026-03-01T09:30:00.000Z', revision: 3 });
  expect(await send(stopping, client)).toMatchObject({ kind: 'refused', code: 1105 });
  expect(writes).toEqual([]);
});

test('a create names itself, so that the server takes it once', async () => {
  const made: unknown[] = [];
  const client = {
    create: async (className: string, fields: unknown) => {
      made.push([className, fields]);
      return { objectId: 'note', createdAt: '2026-03-01T09:00:00.000Z', revision: 1 };
    },
  } as unknown as Client;
  const fields = { printJob: 'job', noteType: 'Issue', message: 'Warped.' };
  const outcome = await send({ ...moving, kind: 'create', className: 'JobNote', fields }, client);
  expect(outcome).toMatchObject({ kind: 'taken', row: { id: 'note', printJob: 'job', message: 'Warped.' } });
  const printJob = { __type: 'Pointer', className: 'PrintJob', objectId: 'job' };
  expect(made).toEqual([['JobNote', { printJob, noteType: 'Issue', message: 'Warped.', operationId: 'e' }]]);
});

test.each([
  ['no answer', new ServerError('', 0, { code: 100 }), 0, { kind: 'later', isDown: true }],
  ['too many requests', new ServerError('', 429, { code: 155 }), 0, { kind: 'later', isDown: true }],
  ['a failure inside', new ServerError('', 500, { code: 1 }), 0, { kind: 'later', isDown: false }],
  [
    'a failure inside, again and again',
    new ServerError('No.', 500, { code: 1 }),
    4,
    { kind: 'refused', code: 1, message: 'No.' },
  ],
  ['a busy batch', new ServerError('', 400, { code: 1502 }), 9, { kind: 'later', isDown: false }],
  ['an ended session', new ServerError('', 401, { code: 209 }), 0, { kind: 'signedOut' }],
  ['a rule', new ServerError('No.', 400, { code: 1414 }), 0, { kind: 'refused', code: 1414, message: 'No.' }],
])('%s', async (_story, error, tries, outcome) => {
  const client = {
    update: async () => {
      throw error;
    },
  } as unknown as Client;
  expect(await send({ ...moving, tries }, client)).toEqual(outcome);
});
