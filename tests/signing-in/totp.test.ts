/** The codes themselves, by the examples of RFC 4648 and RFC 6238. */
import { expect, test } from '@jest/globals';
import { isWholeKey, newKey } from '../../cloud/data/key-text';
import { base32, codeOf, stepAt, stepOf } from '../../cloud/data/totp';

const SECRET = Buffer.from('12345678901234567890');

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %i the code is %s', (second, code) => {
  expect(codeOf(SECRET, stepAt(new Date(second * 1000)))).toBe(code);
});

test.each([
  ['f', 'MY'],
  ['foob', 'MZXW6YQ'],
  ['foobar', 'MZXW6YTBOI'],
])('%s is %s in base 32', (text, written) => expect(base32(Buffer.from(text))).toBe(written));

test('a code is taken a half minute before and after its own, and none that was used', () => {
  const now = new Date(1_111_111_111_000);
  const step = stepAt(now);
  const taken = [-2, -1, 0, 1, 2].map((off) => stepOf(SECRET, codeOf(SECRET, step + off), now, 0));
  expect(taken).toEqual([undefined, step - 1, step, step + 1, undefined]);
  expect(stepOf(SECRET, codeOf(SECRET, step), now, step)).toBeUndefined();
  expect(stepOf(SECRET, codeOf(SECRET, step + 1), now, step)).toBe(step + 1);
});

test('a key says of itself whether it is whole', () => {
  const key = newKey();
  expect(key).toMatch(/^psk_[0-9A-Za-z]{49}$/);
  expect(isWholeKey(key)).toBe(true);
  const at = 10;
  const other = key[at] === 'A' ? 'B' : 'A';
  expect(isWholeKey(key.slice(0, at) + other + key.slice(at + 1))).toBe(false);
  expect(new Set(Array.from({ length: 50 }, newKey)).size).toBe(50);
});
