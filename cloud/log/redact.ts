/** Takes out of whatever is about to be written what must never stand in a log. */
const HIDDEN = '[redacted]';

/** Fields, headers and settings whose values are nobody's business. */
const SECRET_NAME =
  /passw|passphrase|secret|token|authori[sz]ation|cookie|credential|signature|(?:api|master|maintenance|private|access|webhook|script|client)[-_]?key|e-?mail|to-?address|phone/i;

/** Looked for from the beginning of a word only: a long one is read once. */
const NAME = `(?<![\\w-])[\\w-]*(?:${SECRET_NAME.source})[\\w-]*`;

const LABEL = `(\\\\*["']?${NAME}\\\\*["']?\\s*[:=]\\s*)`;

/** In the order in which they are taken out; each is looked for only where one of its signs stands, which is quick. */
const PATTERNS: { signs: string[]; pattern: RegExp; instead: string }[] = [
  {
    signs: ['Bearer', 'bearer', 'Basic', 'basic'],
    pattern: /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi,
    instead: `$1 ${HIDDEN}`,
  },
  // A JSON text, a JSON text within one or an inspected object, a form or a query.
  { signs: [':', '='], pattern: new RegExp(`${LABEL}"(?:\\\\[\\s\\S]|[^"\\\\])*"`, 'gi'), instead: `$1"${HIDDEN}"` },
  { signs: [':', '='], pattern: new RegExp(`${LABEL}(\\\\+"|')[\\s\\S]*?\\2`, 'gi'), instead: `$1$2${HIDDEN}$2` },
  { signs: [':', '='], pattern: new RegExp(`${LABEL}(?!\\\\*["'{[])[^\\s,;&"'}\\])]+`, 'gi'), instead: `$1${HIDDEN}` },
  { signs: ['r:', 'R:'], pattern: /\br:[0-9a-f]{32}\b/gi, instead: HIDDEN },
  // Who connects, in the address of a database.
  { signs: ['://'], pattern: /(:\/\/[^\s:@/]*):[^\s@/]+@/g, instead: `$1:${HIDDEN}@` },
  {
    signs: ['@', '%40'],
    pattern: /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu,
    instead: '[address]',
  },
  { signs: ['k_', 'c_', '_secret_'], pattern: /\b(?:sk|rk|pk|whsec)_[\w-]{8,}|\b\w+_secret_\w+/g, instead: HIDDEN },
  // Tokens of links and uploads, hashes: nothing that a person would read is as long in one word.
  { signs: [''], pattern: /(?<![\w-])(?=[\w-]*\d)[\w-]{38,}(?![\w-])/g, instead: HIDDEN },
];

const withoutPatterns = (text: string) =>
  PATTERNS.reduce(
    (left, { signs, pattern, instead }) =>
      signs.some((sign) => left.includes(sign)) ? left.replace(pattern, instead) : left,
    text,
  );

/** Shorter ones are left to what names them: they would be found everywhere. */
const SHORTEST = 6;

/** As it may stand in a text: plain, within JSON, within an address. */
const spellings = (secret: string) => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '')),
];

/** Everything that the secrets may look like, the longest first. */
export function looksOf(secrets: (string | undefined)[]): string[] {
  const long = secrets.filter((secret): secret is string => secret !== undefined && secret.length >= SHORTEST);
  return [...new Set(long.flatMap(spellings))].sort((a, b) => b.length - a.length);
}

let always: string[] = [];

/** From now on these are never written, wherever they stand. */
export function hideAlways(secrets: (string | undefined)[]): void {
  always = looksOf([...always, ...secrets]);
}

/** Whatever is longer is cut off, at the end of a word: half a secret would not be known again. */
const LONGEST = 10_000;

/** The text, fit to be written; `carried` are further secrets as they may look. */
export function redacted(text: string, carried: string[] = []): string {
  let left = text.length > LONGEST ? text.slice(0, LONGEST).replace(/\S*$/, '…') : text;
  for (const secret of [...always, ...carried]) left = left.replaceAll(secret, HIDDEN);
  return withoutPatterns(left);
}

const DEPTH = 6;
const MOST_ENTRIES = 100;

/** A value whose every text is fit to be written; what has a secret's name is hidden whole. */
export function redactedValue(value: unknown, clean: (text: string) => string, depth = 0): unknown {
  if (typeof value === 'string') return clean(value);
  if (typeof value === 'bigint' || typeof value === 'symbol') return clean(String(value));
  if (value === null || typeof value !== 'object') return typeof value === 'function' ? undefined : value;
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth === DEPTH) return '[deeper]';
  if (value instanceof Error) {
    const { name, message, stack, cause, code } = value as Error & { code?: unknown };
    return redactedValue({ name, message, code, stack, cause }, clean, depth);
  }
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map((one) => redactedValue(one, clean, depth + 1));
  const entries = Object.entries(value).slice(0, MOST_ENTRIES);
  return Object.fromEntries(
    entries.map(([name, inner]) => [
      clean(name),
      isSecretName(name) && isValue(inner) ? HIDDEN : redactedValue(inner, clean, depth + 1),
    ]),
  );
}

const isValue = (value: unknown) => value !== null && value !== undefined && typeof value !== 'boolean';

/** Is what stands under this name to be hidden? */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name);
