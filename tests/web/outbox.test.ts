/** The technician's outbox: what waits is sent in order, once, and nothing that was refused or lost is forgotten. */
import { beforeEach, expect, test } from '@jest/globals';
import type { Draft, Entry } from '../../web/src/queue/data/entries';
import { createOutbox, type Outbox } from '../../web/src/queue/data/outbox';
import type { Outcome } from '../../web/src/queue/data/sending';

const device = new Map<string, Entry>();
const kept = {
  entriesOf: async (owner: string) =>
    [...device.values()].filter((entry) => entry.owner === owner).sort((a, b) => a.order - b.order),
  change: async (put: Entry[], remove: string[] = []) => {
    for (const entry of put) device.set(entry.id, structuredClone(entry));
    for (const id of remove) device.delete(id);
  },
};

const draft = (id: string, more: Partial<Draft> = {}): Draft => ({
  id,
  kind: 'create',
  className: 'JobNote',
  jobId: 'job',
  jobNumber: 'PJ-1',
  fields: { message: id },
  ...more,
});

/** What the server does with each entry, by its id; what is not named is taken. */
let answers: Record<string, Outcome[]>;
let sent: Entry[];
let signedOut: number;

const open = (owner = 'ada'): Outbox =>
  createOutbox({
    owner,
    kept,
    send: async (entry) => {
      sent.push(entry);
      return answers[entry.id]?.shift() ?? { kind: 'taken', row: { id: `row-${entry.id}`, revision: 1 } };
    },
    onTaken: () => undefined,
    onSignedOut: () => {
      signedOut += 1;
    },
    onChange: () => undefined,
    alone: (work) => work(),
  });

const ids = (entries: Entry[]) => entries.map(({ id }) => id);

beforeEach(() => {
  device.clear();
  answers = {};
  sent = [];
  signedOut = 0;
});

test('what was entered is sent in its order, and stands on the device until it is taken', async () => {
  const outbox = open();
  await outbox.add([draft('a'), draft('b')]);
  await outbox.add([draft('c')]);
  expect([...device.keys()]).toEqual(['a', 'b', 'c']);
  expect(await outbox.send()).toBe('all');
  expect(ids(sent)).toEqual(['a', 'b', 'c']);
  expect(device.size).toBe(0);
});

test('without a network nothing is lost, also when the page is opened anew', async () => {
  answers = { a: [{ kind: 'later', isDown: true }] };
  const outbox = open();
  await outbox.add([draft('a'), draft('b')]);
  expect(await outbox.send()).toBe('later');
  expect(ids(sent)).toEqual(['a']);
  const opened = open();
  await opened.load();
  expect(opened.entries().map(({ id, tries }) => [id, tries])).toEqual([
    ['a', 1],
    ['b', 0],
  ]);
  await opened.send();
  expect(ids(sent)).toEqual(['a', 'a', 'b']);
  expect(device.size).toBe(0);
});

test('a failure inside the server keeps nobody else waiting', async () => {
  answers = { a: [{ kind: 'later', isDown: false }] };
  const outbox = open();
  await outbox.add([draft('a'), draft('b')]);
  expect(await outbox.send()).toBe('later');
  expect(ids(sent)).toEqual(['a', 'b']);
  expect([...device.keys()]).toEqual(['a']);
});

test('what is refused stays with its sentence; what needs it waits, the rest goes', async () => {
  answers = { timer: [{ kind: 'refused', code: 1416, message: 'ada already has a running log. Stop it first.' }] };
  const outbox = open();
  const stop = draft('stop', { kind: 'update', className: 'TimeLog', after: 'timer', fields: { endTime: 'now' } });
  await outbox.add([draft('timer', { className: 'TimeLog' }), stop, draft('note')]);
  expect(await outbox.send()).toBe('all');
  expect(ids(sent)).toEqual(['timer', 'note']);
  expect(outbox.entries().map(({ id, state, refusal }) => [id, state, refusal?.message])).toEqual([
    ['timer', 'refused', 'ada already has a running log. Stop it first.'],
    ['stop', 'waiting', undefined],
  ]);
});

test('a refused entry that was changed goes again under the same name, with what it took in', async () => {
  answers = { timer: [{ kind: 'refused', code: 1416, message: 'No.' }] };
  const outbox = open();
  await outbox.add([draft('timer'), draft('stop', { kind: 'update', after: 'timer' })]);
  await outbox.send();
  const [refused] = outbox.entries();
  await outbox.retry({ ...(refused as Entry), fields: { message: 'whole' } }, ['stop']);
  await outbox.send();
  expect(sent.map(({ id, fields }) => [id, fields.message])).toEqual([
    ['timer', 'timer'],
    ['timer', 'whole'],
  ]);
  expect(device.size).toBe(0);
});

test('discarding an entry takes along what cannot be sent without it', async () => {
  const outbox = open();
  await outbox.add([draft('a'), draft('b', { after: 'a' }), draft('c', { after: 'b' }), draft('d')]);
  await outbox.discard('a');
  expect(ids(outbox.entries())).toEqual(['d']);
});

test('an entry that follows another one is sent with the row that the first became', async () => {
  const outbox = open();
  await outbox.add([draft('start'), draft('stop', { kind: 'update', after: 'start' })]);
  await outbox.send();
  expect(sent[1]).toMatchObject({ id: 'stop', rowId: 'row-start', seen: { id: 'row-start', revision: 1 } });
});

test('a session that ended stops the sending and keeps everything', async () => {
  answers = { a: [{ kind: 'signedOut' }] };
  const outbox = open();
  await outbox.add([draft('a'), draft('b')]);
  expect(await outbox.send()).toBe('stopped');
  expect(signedOut).toBe(1);
  expect(ids(sent)).toEqual(['a']);
  expect([...device.keys()]).toEqual(['a', 'b']);
});

test('one login never sends what another entered', async () => {
  await open('ada').add([draft('hers')]);
  const his = open('ben');
  await his.add([draft('his')]);
  await his.send();
  expect(ids(sent)).toEqual(['his']);
  expect([...device.keys()]).toEqual(['hers']);
});

test('what is entered while others are sent goes with them', async () => {
  const outbox = open();
  await outbox.add([draft('a')]);
  const sending = outbox.send();
  await outbox.add([draft('b')]);
  await Promise.all([sending, outbox.send()]);
  expect(ids(sent)).toEqual(['a', 'b']);
  expect(device.size).toBe(0);
});
