/** A key that nobody guesses, on pages without https too: 32 hexadecimal digits. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
