/** A time that a wrong clock noted is not waited for. */
import { expect, test } from '@jest/globals';
import { isPast, past } from '../../cloud/kernel/past';

const SECOND_MS = 1000;
const DAY_MS = 86_400 * SECOND_MS;
const inMs = (milliseconds: number) => new Date(Date.now() + milliseconds);

test.each([
  [-SECOND_MS, true],
  [SECOND_MS, false],
  [30 * SECOND_MS, false],
  [90 * SECOND_MS, true],
  [365 * DAY_MS, true],
])('%d milliseconds from now is past: %s', (milliseconds, expected) => {
  expect(isPast(inMs(milliseconds), new Date())).toBe(expected);
});

test('what may be meant to be a day ahead is wrong after a day and a minute', () => {
  const [before, ahead] = past('lookAt', new Date(), DAY_MS).$or as Record<string, Record<string, Date>>[];
  expect(Object.keys(before?.lookAt ?? {})).toEqual(['$lt']);
  const wrongFrom = ahead?.lookAt?.$gt as Date;
  expect(wrongFrom > inMs(DAY_MS + 50 * SECOND_MS) && wrongFrom < inMs(DAY_MS + 70 * SECOND_MS)).toBe(true);
});
