/** What the technician's screen shows of what the server told and what waits, and in which order. */
import { expect, test } from '@jest/globals';
import type { Row } from '../../web/src/providers/errors';
import { addLog, addNote, changeLog, move, pauseTimer, startTimer } from '../../web/src/queue/data/acts';
import type { Draft, Entry } from '../../web/src/queue/data/entries';
import type { Snapshot } from '../../web/src/queue/data/snapshot';
import { floorMoves, sectionsOf, viewOf } from '../../web/src/queue/data/view';
import { batchIn, rowIn } from '../../web/src/queue/sheets/labels';

const ME = { technicianId: 'ada', name: 'Ada', roles: ['technician'] };
const JOB: Row = { id: 'job', jobNumber: 'PJ-1', status: 'Queued', assignedTechnician: 'ada', revision: 3 };
const NOW = '2026-03-01T10:00:00.000Z';

const snapshot = (more: Partial<Snapshot> = {}): Snapshot => ({
  me: ME,
  jobs: [JOB],
  logs: [],
  notes: [],
  checks: [],
  batches: [],
  readAt: NOW,
  ...more,
});

const waiting = (drafts: Draft[], state: Entry['state'] = 'waiting'): Entry[] =>
  drafts.map((draft, order) => ({ ...draft, order, owner: 'u', enteredAt: NOW, state, tries: 0 }));

test('what waits is shown as done, and marked', () => {
  const entries = waiting([addNote(JOB, { noteType: 'Issue', message: 'Warped.' }), move(JOB, 'Printing', [])]);
  const { jobs, notes } = viewOf(snapshot(), entries);
  expect(jobs).toMatchObject([{ id: 'job', status: 'Printing', waits: true }]);
  expect(notes).toMatchObject([{ printJob: 'job', message: 'Warped.', author: 'ada', waits: true }]);
});

test('what was refused has not happened', () => {
  const { jobs, notes } = viewOf(
    snapshot(),
    waiting([addNote(JOB, { noteType: 'Issue', message: 'Warped.' }), move(JOB, 'Printing', [])], 'refused'),
  );
  expect(jobs).toEqual([JOB]);
  expect(notes).toEqual([]);
});

test('a timer that was started without a network runs, and can be stopped without one', () => {
  const started = waiting(startTimer(JOB, 'Print', viewOf(snapshot(), []), [], NOW));
  const view = viewOf(snapshot(), started);
  expect(view.running).toMatchObject({ printJob: 'job', startTime: NOW });
  const [stop] = pauseTimer(view, started, '2026-03-01T11:00:00.000Z');
  expect(stop).toMatchObject({
    kind: 'update',
    after: started[0]?.id,
    fields: { endTime: '2026-03-01T11:00:00.000Z' },
  });
  expect(viewOf(snapshot(), [...started, ...waiting([stop as Draft])]).running).toBeUndefined();
});

test('one timer a person: starting one stops the other, a clock set back notwithstanding', () => {
  const running = {
    id: 'log',
    printJob: 'other',
    technician: 'ada',
    startTime: '2026-03-01T10:30:00.000Z',
    revision: 1,
  };
  const theirs = { ...running, id: 'theirs', technician: 'ben' };
  const view = viewOf(snapshot({ logs: [theirs, running] }), []);
  expect(view.running?.id).toBe('log');
  const drafts = startTimer(JOB, 'Print', view, [], NOW);
  expect(drafts.map(({ kind, rowId, fields }) => [kind, rowId, fields.endTime ?? fields.startTime])).toEqual([
    ['update', 'log', '2026-03-01T10:30:00.000Z'],
    ['create', undefined, NOW],
  ]);
});

test('a second move waits for the first; a first one carries what was seen', () => {
  const first = waiting([move(JOB, 'Printing', [])]);
  expect(first[0]).toMatchObject({ seen: { revision: 3, status: 'Queued' } });
  const second = move({ ...JOB, status: 'Printing', waits: true }, 'Post-Processing', first);
  expect(second).toMatchObject({ after: first[0]?.id, rowId: 'job' });
  expect(second.seen).toBeUndefined();
});

test('a log of the server is changed at what was read, one that waits after itself', () => {
  const log = { id: 'log', revision: 4, included: { technician: {} } };
  expect(changeLog(JOB, log, { notes: 'x' }, [])).toMatchObject({ rowId: 'log', seen: { id: 'log', revision: 4 } });
  const [unsent] = waiting([addLog(JOB, { activityType: 'Print', startTime: NOW })]) as [Entry];
  expect(changeLog(JOB, { id: unsent.id }, { notes: 'x' }, [unsent])).toMatchObject({ after: unsent.id });
});

test('what prints comes first; within a status priority, place in the queue, date', () => {
  const job = (id: string, fields: Partial<Row>): Row => ({ id, jobNumber: id, status: 'Queued', ...fields });
  const sections = sectionsOf([
    job('late', { priority: 3, queuePosition: 9 }),
    job('undated', { priority: 3 }),
    job('dated', { priority: 3, dueDate: '2026-03-02T00:00:00.000Z' }),
    job('first', { priority: 1 }),
    job('soon', { priority: 3, queuePosition: 2 }),
    job('held', { status: 'On Hold' }),
    job('prints', { status: 'Printing', priority: 5 }),
  ]);
  expect(sections.map(({ name, jobs }) => [name, jobs.map(({ id }) => id)])).toEqual([
    ['printing', ['prints']],
    ['queued', ['first', 'soon', 'late', 'dated', 'undated']],
    ['elsewhere', ['held']],
  ]);
});

test('the screen offers the moves of the shop floor, to the one who has the job', () => {
  const names = (row: Row, who = 'ada') => floorMoves(row, who).map(({ name }) => name);
  expect(names({ ...JOB, status: 'Received' })).toEqual(['startReview']);
  expect(names({ ...JOB, status: 'File Review' })).toEqual([]);
  expect(names(JOB)).toEqual(['start']);
  expect(names({ ...JOB, status: 'Printing' })).toEqual(['finishPrint', 'fail']);
  expect(names({ ...JOB, status: 'Post-Processing' })).toEqual(['finish']);
  expect(names({ ...JOB, status: 'On Hold', heldFrom: 'Queued' })).toEqual([]);
  expect(names(JOB, 'ben')).toEqual([]);
  expect(names({ ...JOB, runCount: 2 })).toEqual([]);
});

test('a label says which row it belongs to', () => {
  const batches = [{ id: 'b1', batchCode: 'PLA-7' }] as Row[];
  expect(rowIn('https://shop.example/MaterialBatch/b1/show')).toEqual({ className: 'MaterialBatch', id: 'b1' });
  expect(rowIn('https://shop.example/Client/b1/show')).toBeUndefined();
  expect(batchIn('https://shop.example/MaterialBatch/b1/show', batches)?.id).toBe('b1');
  expect(batchIn(' PLA-7 ', batches)?.id).toBe('b1');
  expect(batchIn('https://shop.example/PrintJob/b9/show', batches)).toBeUndefined();
});
