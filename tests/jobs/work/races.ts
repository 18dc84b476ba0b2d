/** Of any number of simultaneous moves of one job one wins; the others are told that it has moved. */
import { expect, test } from '@jest/globals';
import type { Answer } from '../../support/api';

import { theShop } from '../../support/house';
import { jobAt, movesOf, type Status } from '../life';

const shop = theShop();
const COUNT = 50;
const statusOf = async (id: string) => (await shop.coordinator.get('PrintJob', id)).body.status;
const many = (work: (index: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: COUNT }, (_, index) => work(index)));

test.each([
  ['Queued', 'Printing'],
  ['Printing', 'Failed'],
  ['Dispatched', 'Completed'],
  ['Received', 'Cancelled'],
] as [Status, Status][])('fifty times %s to %s at once: one winner, one event', async (from, status) => {
  const { id } = await jobAt(shop, from);
  const moves = (await movesOf(shop, id)).length;
  const people = [
    shop.coordinator,
    ...(from === 'Queued' || from === 'Printing' ? [shop.technician1] : []),
    shop.manager,
  ];
  const answers = await many((index) =>
    (people[index % people.length] as typeof shop.manager).update('PrintJob', id, {
      status,
      statusReason: `no. ${index}`,
    }),
  );
  const won = answers.findIndex((answer) => answer.status === 200);
  for (const [index, { status: http, body }] of answers.entries()) {
    if (index === won) continue;
    expect([http, body.code]).toEqual([400, 1303]);
    expect(body.error).toBe(`The job has moved in the meantime: it is ${status} now. Nothing was changed.`);
  }
  const written = (await movesOf(shop, id)).slice(moves);
  expect(written).toEqual([expect.objectContaining({ fromStatus: from, toStatus: status })]);
  const { body } = await shop.coordinator.get('PrintJob', id);
  expect([body.status, body.statusReason]).toEqual([status, `no. ${won}`]);
});

const MIXED: Status[] = ['Printing', 'On Hold', 'Cancelled', 'Revision Requested'];

test('fifty different moves from one state, each by what its sender saw: one winner, one event', async () => {
  const { id } = await jobAt(shop, 'Queued');
  const { revision } = (await shop.coordinator.get('PrintJob', id)).body;
  const moves = (await movesOf(shop, id)).length;
  const answers = await many((index) => {
    const status = MIXED[index % MIXED.length] as Status;
    return shop.coordinator.update('PrintJob', id, { status, statusReason: 'because', revision });
  });
  const won = answers.findIndex((answer) => answer.status === 200);
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  // By the revision that somebody else was faster, by the status that the job has moved.
  for (const { status, body } of answers) if (status !== 200) expect([1105, 1303]).toContain(body.code);
  const written = (await movesOf(shop, id)).slice(moves);
  expect(written).toEqual([expect.objectContaining({ fromStatus: 'Queued', toStatus: MIXED[won % MIXED.length] })]);
  expect(await statusOf(id)).toBe(MIXED[won % MIXED.length]);
});

test('fifty different moves by people who do not look: every one that was made follows from the one before', async () => {
  const { id } = await jobAt(shop, 'Queued');
  const moves = (await movesOf(shop, id)).length;
  const answers = await many((index) => {
    const status = MIXED[index % MIXED.length] as Status;
    return shop.coordinator.update('PrintJob', id, { status, statusReason: 'because' });
  });
  const made = answers.filter(({ status }) => status === 200);
  for (const { status, body } of answers) if (status !== 200) expect([1301, 1303, 1320]).toContain(body.code);
  const written = (await movesOf(shop, id)).slice(moves);
  expect(written).toHaveLength(made.length);
  let at = 'Queued';
  const left = [...written];
  while (left.length) {
    const next = left.findIndex(({ fromStatus }) => fromStatus === at);
    expect([at, next]).not.toEqual([at, -1]);
    at = left.splice(next, 1)[0]?.toStatus as string;
  }
  expect(await statusOf(id)).toBe(at);
});

test('a move and fifty edits at once: the move is made once, no edit undoes it', async () => {
  const { id } = await jobAt(shop, 'Queued');
  const [moved, ...edited] = await Promise.all([
    shop.technician1.update('PrintJob', id, { status: 'Printing' }),
    ...Array.from({ length: COUNT }, (_, index) =>
      shop.coordinator.update('PrintJob', id, { priority: (index % 5) + 1 }),
    ),
  ]);
  for (const { status, body } of edited) if (status !== 200) expect(body.code).toBe(1105);
  if (moved?.status !== 200) expect(moved?.body.code).toBe(1105);
  expect(await statusOf(id)).toBe(moved?.status === 200 ? 'Printing' : 'Queued');
});
