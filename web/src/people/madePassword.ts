/** Letters and digits that nobody confuses when they are read from a screen. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const LETTERS = 4;

/** A password of four groups of four, from the browser's own randomness: some 79 bits. */
export function madePassword(): string {
  const fits = 256 - (256 % SIGNS.length);
  const sign = (): string => {
    const [value = 0] = crypto.getRandomValues(new Uint8Array(1));
    return value < fits ? (SIGNS[value % SIGNS.length] as string) : sign();
  };
  const group = () => Array.from({ length: LETTERS }, sign).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
