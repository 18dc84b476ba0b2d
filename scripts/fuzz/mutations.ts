/** Ways to break a file. Each takes the bytes and leaves them as they are; each answers with other bytes. */
import type { Random } from './random';

/** `other` is another valid file of the same kind. */
export type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

/** So many in a row. The longest would take most of the time if it came as often as the others. */
function runLength(random: Random): number {
  return random.below(2000) === 0 ? 5_000_000 : random.pick([1, 2, 4, 50, 1000, 65_536]);
}

function changed(bytes: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length > 0) change(copy);
  return copy;
}

/** `deleted` bytes from `at` on give way to `inserted`. */
const spliced = (bytes: Buffer, at: number, deleted: number, inserted: Buffer) =>
  Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + deleted)]);

const bitFlipped: Mutation = (bytes, random) =>
  changed(bytes, (copy) => {
    copy[random.below(copy.length)]! ^= 1 << random.below(8);
  });

const byteSet: Mutation = (bytes, random) =>
  changed(bytes, (copy) => {
    copy[random.below(copy.length)] = random.pick([0, 10, 13, 32, 127, 128, 255, random.below(256)]);
  });

const cutOff: Mutation = (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1));

const inserted: Mutation = (bytes, random) => {
  const run = random.pick([random.bytes(random.below(60)), Buffer.alloc(runLength(random), random.below(256))]);
  return spliced(bytes, random.below(bytes.length + 1), 0, run);
};

const deleted: Mutation = (bytes, random) =>
  spliced(bytes, random.below(bytes.length + 1), 1 + random.below(200), Buffer.alloc(0));

const repeated: Mutation = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  return spliced(bytes, at, 0, bytes.subarray(at, at + 1 + random.below(500)));
};

const joinedWithOther: Mutation = (bytes, random, other) =>
  Buffer.concat([bytes.subarray(0, random.below(bytes.length + 1)), other.subarray(random.below(other.length + 1))]);

export const BYTE_MUTATIONS: readonly Mutation[] = [
  bitFlipped,
  byteSet,
  cutOff,
  inserted,
  deleted,
  repeated,
  joinedWithOther,
];

/** Of a binary STL: 80 bytes of header, the count of triangles, 50 bytes a triangle. */
const COUNT_AT = 80;
const TRIANGLES_AT = 84;
const TRIANGLE_BYTES = 50;

const countChanged: Mutation = (bytes, random) =>
  changed(bytes, (copy) => {
    if (copy.length < TRIANGLES_AT) return;
    const count = copy.readUInt32LE(COUNT_AT);
    const other = random.pick([0, 1, count + 1, count - 1, 2 ** 31, 2 ** 32 - 1, random.below(2 ** 32)]);
    copy.writeUInt32LE(other >>> 0, COUNT_AT);
  });

const FLOATS = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3.4e38, -3.4e38, 1e-45, -0, 0, -1, 1e9];

const coordinateChanged: Mutation = (bytes, random) =>
  changed(bytes, (copy) => {
    const triangles = Math.floor((copy.length - TRIANGLES_AT) / TRIANGLE_BYTES);
    if (triangles < 1) return;
    const at = TRIANGLES_AT + random.below(triangles) * TRIANGLE_BYTES + random.below(12) * 4;
    copy.writeFloatLE(random.pick(FLOATS), at);
  });

export const STL_MUTATIONS: readonly Mutation[] = [countChanged, coordinateChanged, coordinateChanged];

/** A mutation of text; every byte is one character, so that nothing is lost on the way. */
const ofText =
  (mutate: (text: string, random: Random) => string): Mutation =>
  (bytes, random) =>
    Buffer.from(mutate(bytes.toString('latin1'), random), 'latin1');

/** A random occurrence of the pattern gives way to what `replace` makes of it. */
function oneReplaced(text: string, pattern: RegExp, random: Random, replace: (found: string) => string): string {
  const places = [...text.matchAll(pattern)];
  if (places.length === 0) return text;
  const { 0: found, index } = random.pick(places);
  return text.slice(0, index) + replace(found) + text.slice(index + found.length);
}

const NUMBER = /[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?/g;
const WORD = /[A-Za-z_]{2,}/g;
const NUMBERS = ['nan', 'inf', '-inf', 'Infinity', '1e999', '-1e999', '1e-999', '1e38', '3.5e38', '1e300', '-1', '0'];
const NO_NUMBERS = ['', '.', '-', '1e', '0x10', '1,5', '--1', '1 1', '\0', '9'.repeat(400), '4294967296', '2147483647'];

const numberReplaced = ofText((text, random) =>
  oneReplaced(text, NUMBER, random, () => random.pick(random.below(2) ? NUMBERS : NO_NUMBERS)),
);

/** A number that is as good as the one before: the file stays well-formed, and its shape changes. */
const numberChanged = ofText((text, random) =>
  oneReplaced(text, NUMBER, random, () => String(random.pick([1, 2, 3, 7, 10, 25, 100, 0.5, 1e6, random.share()]))),
);

const wordReplaced = ofText((text, random) => {
  const words = text.match(WORD) ?? ['word'];
  return oneReplaced(text, WORD, random, () => random.pick(words));
});

const linesChanged = ofText((text, random) => {
  const lines = text.split('\n');
  const [from, to] = [random.below(lines.length), random.below(lines.length)];
  const [line = ''] = lines.splice(from, random.below(3));
  lines.splice(to, 0, ...random.pick([[], [line], [line, line], [`${line}\r`], [`${line}\\`]]));
  return lines.join('\n');
});

const runInserted = ofText((text, random) => {
  const at = random.below(text.length + 1);
  const run = random.pick([' ', '\n', '\t', '0', '-', 'v ', 'f 1 2 3\n', '(', '#1=', "'", '"', '/*']);
  return text.slice(0, at) + run.repeat(Math.ceil(runLength(random) / run.length)) + text.slice(at);
});

export const TEXT_MUTATIONS: readonly Mutation[] = [
  numberReplaced,
  numberReplaced,
  numberChanged,
  wordReplaced,
  linesChanged,
  runInserted,
];

const TAG = /<[^<>]*>/g;
const ATTRIBUTE = /\s[\w:]+="[^"]*"/g;

const DOCTYPES = [
  '<!DOCTYPE model>',
  '<!DOCTYPE model [<!ENTITY a "b">]>',
  '<!DOCTYPE model SYSTEM "http://example.com/model.dtd">',
  '<!DOCTYPE model [<!ENTITY a SYSTEM "file:///dev/zero">]>',
  `<!DOCTYPE model [<!ENTITY a "b">${Array.from({ length: 9 }, (_, level) => {
    const inner = level === 0 ? 'a' : `e${level - 1}`;
    return `<!ENTITY e${level} "${`&${inner};`.repeat(10)}">`;
  }).join('')}]>`,
];

const doctypeInserted = ofText((text, random) => text.replace(/<(?=\w)/, () => `${random.pick(DOCTYPES)}<`));

const MARKUP = ['&a;', '&e8;', '&lt;', '&#0;', '&#x110000;', '&#xD800;', '&', '<', ']]>', '<![CDATA[', '<!--', '<?a?>'];

const markupInserted = ofText((text, random) => {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(MARKUP) + text.slice(at);
});

const nested = ofText((text, random) =>
  oneReplaced(text, TAG, random, (tag) => {
    const [open, close] = random.pick([
      ['<x>', '</x>'],
      ['<components>', '</components>'],
      ['<v:x xmlns:v="v">', '</v:x>'],
    ]) as [string, string];
    const depth = Math.ceil(runLength(random) / open.length);
    return tag + open.repeat(depth) + (random.below(2) ? close.repeat(depth) : '');
  }),
);

const attributeInserted = ofText((text, random) =>
  oneReplaced(text, TAG, random, (tag) => {
    const name = random.pick(['a', 'id', 'xml:space', 'xmlns', 'xmlns:p', 'p:path', 'requiredextensions', 'unit']);
    return tag.replace(/\/?>$/, (end) => ` ${name}="${'a'.repeat(runLength(random))}"${end}`);
  }),
);

const attributeChanged = ofText((text, random) => {
  const attributes = text.match(ATTRIBUTE) ?? [''];
  return oneReplaced(text, ATTRIBUTE, random, (attribute) =>
    random.pick(['', attribute + attribute, random.pick(attributes)]),
  );
});

const tagChanged = ofText((text, random) => {
  const tags = text.match(TAG) ?? [''];
  return oneReplaced(text, TAG, random, (tag) => random.pick(['', tag + tag, random.pick(tags)]));
});

export const XML_MUTATIONS: readonly Mutation[] = [
  doctypeInserted,
  markupInserted,
  nested,
  attributeInserted,
  attributeChanged,
  tagChanged,
];

/** Where the fields of a ZIP's directory and end lie behind their signatures (APPNOTE.TXT 6.3.10, 4.3.12 and 4.3.16). */
const RECORDS: [signature: string, fields: number[]][] = [
  ['PK\x01\x02', [6, 8, 10, 12, 16, 20, 24, 28, 30, 32, 34, 36, 38, 42]],
  ['PK\x03\x04', [4, 6, 8, 10, 14, 18, 22, 26, 28]],
  ['PK\x05\x06', [4, 6, 8, 10, 12, 16, 20]],
];

/** A number of an archive's own records is another one: a count, a size, a place, a method. */
const recordChanged: Mutation = (bytes, random) =>
  changed(bytes, (copy) => {
    const [signature, fields] = random.pick(RECORDS);
    const places: number[] = [];
    for (let at = copy.indexOf(signature, 0, 'latin1'); at >= 0; at = copy.indexOf(signature, at + 1, 'latin1')) {
      places.push(at);
    }
    if (places.length === 0) return;
    const field = random.pick(places) + random.pick(fields);
    if (field + 2 > copy.length) return;
    const before = copy.readUInt16LE(field);
    copy.writeUInt16LE(random.pick([0, 1, 8, 0xffff, before + 1, before - 1, random.below(2 ** 16)]) & 0xffff, field);
  });

export const ARCHIVE_MUTATIONS: readonly Mutation[] = [recordChanged, recordChanged, recordChanged, ...BYTE_MUTATIONS];
