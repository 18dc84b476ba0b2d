/** Texts with something to fill in, and words of the shop's own. */

/** `%{name}` becomes the value; of `one |||| many` the one that fits smart_count. */
export function fill(text: string, values: Record<string, string | number>): string {
  const [one = '', many = one] = text.split('||||');
  const chosen = values.smart_count === 1 ? one : many;
  return chosen.trim().replace(/%\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A word of the shop's own, in the reader's language where there is one. */
export const wordFor = (words: Record<string, string>, word: unknown): string => words[String(word)] ?? String(word);
