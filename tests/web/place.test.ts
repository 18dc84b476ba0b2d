/** Where a dragged job comes to stand in the queue. */
import { expect, test } from '@jest/globals';
import { moved, type Placed, placeAt, reordered } from '../../web/src/planning/place';
import { placeBetween } from '../../web/src/production/place';

const job = (id: string, priority: number, queuePosition: number): Placed => ({ id, priority, queuePosition });
const QUEUE = [job('a', 1, 100), job('b', 3, 200), job('c', 3, 300), job('d', 5, 50)];
const MOVED = job('m', 3, 900);

/** As the server sorts it. */
const order = (jobs: Placed[]) =>
  [...jobs].sort(
    (left, right) =>
      (left.priority ?? 3) - (right.priority ?? 3) || (left.queuePosition ?? 0) - (right.queuePosition ?? 0),
  );

test.each([0, 1, 2, 3, 4])('dropped at %i it stands there, for whatever priority it had', (index) => {
  for (const priority of [1, 2, 3, 4, 5]) {
    const place = placeAt({ ...MOVED, priority }, QUEUE, index);
    const sorted = order([...QUEUE, { ...MOVED, ...place }]);
    expect(sorted.map(({ id }) => id).indexOf('m')).toBe(index);
  }
});

test('its priority changes only as far as its neighbours ask', () => {
  expect(placeAt({ ...MOVED, priority: 4 }, QUEUE, 3).priority).toBe(4);
  expect(placeAt({ ...MOVED, priority: 1 }, QUEUE, 3).priority).toBe(3);
  expect(placeAt({ ...MOVED, priority: 2 }, QUEUE, 1).priority).toBe(2);
  expect(placeAt({ ...MOVED, priority: 5 }, QUEUE, 0).priority).toBe(1);
});

test('between two places with nothing between them there is no position', () => {
  const close = [job('a', 3, 1), job('b', 3, 1 + Number.EPSILON)];
  expect(placeAt(MOVED, close, 1)).toEqual({ priority: 3 });
});

test('a second job is placed beside the first before the server has said anything', () => {
  const first = moved([...QUEUE, MOVED], 4, 1);
  const second = moved(first.next, 3, 2);
  expect(first.next.map(({ id }) => id)).toEqual(['a', 'm', 'b', 'c', 'd']);
  expect(second.next.map(({ id }) => id)).toEqual(['a', 'm', 'c', 'b', 'd']);
  expect(second.place.queuePosition).toBeDefined();
  expect(order(second.next)).toEqual(second.next);
});

test('a list is reordered as a hand does it', () => {
  expect(reordered(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(reordered(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
});

test('an entry of a production queue stands between its new neighbours', () => {
  expect(placeBetween(undefined, undefined)).toBe(1);
  expect(placeBetween(4, undefined)).toBe(5);
  expect(placeBetween(undefined, 4)).toBe(2);
  expect(placeBetween(4, 5)).toBe(4.5);
});
