/** A short name for a text: equal for equal texts, and so rarely for others that nobody will meet it. */

/** cyrb53: 53 bits. The browser's own digests are not there on a plain http address. */
function hash(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (const letter of text) {
    const code = letter.codePointAt(0) as number;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

export const fingerprint = (text: string): string => hash(text, 1).toString(36) + hash(text, 2).toString(36);
