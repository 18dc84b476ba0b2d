/** STL files: what is read out of them, and how broken ones are refused. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { measure } from '../../cloud/domain/files/measures';
import { type ReadModel, UnreadableModel } from '../../cloud/domain/files/model';
import { readStl } from '../../cloud/domain/files/stl';
import { numberOf } from '../../cloud/domain/files/text';
import { bytesSource } from '../../cloud/tasks/preflight/source';
import { asciiStl, binaryStl, cube } from './shapes';

const read = (content: Uint8Array | string) => readStl(bytesSource(Buffer.from(content)));

const countsOf = ({ mesh }: ReadModel) => ({
  triangles: mesh.triangles.length / 3,
  corners: mesh.positions.length / 3,
});

/** What is thrown, as check and sentence. */
function refusalOf(content: Uint8Array | string): { check: string; detail: string } {
  try {
    read(content);
  } catch (error) {
    if (error instanceof UnreadableModel) return { check: error.check, detail: error.message };
  }
  throw new Error('Nothing was refused.');
}

test('a binary file becomes a mesh in which corners are shared', () => {
  const model = read(binaryStl(cube(10)));
  expect(model).toMatchObject({ format: 'stl', kind: 'binary', findings: [] });
  expect(countsOf(model)).toEqual({ triangles: 12, corners: 8 });
  expect(measure(model.mesh).volumeMm3).toBe(1000);
});

test('minus zero and zero are one place', () => {
  const triangles = cube(10).map((corners) => corners.map((corner) => corner.map((value) => -value))) as never;
  expect(countsOf(read(binaryStl([...cube(10), ...(triangles as ReturnType<typeof cube>)]))).corners).toBe(15);
});

test('a file of more triangles than are read at once is read to its end', () => {
  const many = Array.from({ length: 300 }, (_, at) => cube(1, [at * 2, 0, 0])).flat();
  expect(countsOf(read(binaryStl(many)))).toEqual({ triangles: 3600, corners: 2400 });
});

test('a binary file that begins with “solid” is binary', () => {
  expect(read(binaryStl(cube(10), 'solid part')).kind).toBe('binary');
  const longer = Buffer.concat([binaryStl(cube(10), 'solid part'), Buffer.from('more')]);
  expect(read(longer).kind).toBe('binary');
});

test('a binary file that announces more than it holds is not intact', () => {
  const short = binaryStl(cube(10)).subarray(0, -1);
  expect(refusalOf(short)).toEqual({
    check: 'wellFormed',
    detail: 'It announces 12 triangles and holds 11 triangles.',
  });
  const huge = binaryStl(cube(10));
  huge.writeUInt32LE(0xffff_ffff, 80);
  expect(refusalOf(huge).detail).toBe('It announces 4,294,967,295 triangles and holds 12 triangles.');
});

test('what follows the last triangle is left out and told', () => {
  const longer = Buffer.concat([binaryStl(cube(10)), Buffer.from('more')]);
  expect(read(longer).findings).toEqual([
    { check: 'wellFormed', outcome: 'warned', detail: '4 bytes follow the last triangle; they were left out.' },
  ]);
});

test.each([
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
])('triangles with %s in them are left out, counted and placed', (_, value) => {
  const file = binaryStl(cube(10));
  file.writeFloatLE(value, 84 + 50 * 3 + 12);
  file.writeFloatLE(value, 84 + 50 * 7 + 40);
  const model = read(file);
  expect(countsOf(model).triangles).toBe(10);
  expect(model.findings).toEqual([
    {
      check: 'finite',
      outcome: 'failed',
      count: 2,
      at: [10, 10, 10],
      detail: 'Triangle 4 has a coordinate that is not a finite number.',
    },
  ]);
});

test('a file too short for anything is not intact', () => {
  expect(refusalOf('').check).toBe('wellFormed');
  expect(refusalOf(Buffer.alloc(83)).check).toBe('wellFormed');
  expect(countsOf(read(Buffer.alloc(84))).triangles).toBe(0);
});

test('an ASCII file becomes the same mesh as the binary one', () => {
  const model = read(asciiStl(cube(10)));
  expect(model).toMatchObject({ format: 'stl', kind: 'ASCII', findings: [] });
  expect(model.mesh).toEqual(read(binaryStl(cube(10))).mesh);
});

test.each([
  ['upper case', asciiStl(cube(10)).toUpperCase()],
  ['lines of Windows', asciiStl(cube(10)).replaceAll('\n', '\r\n')],
  ['tabs and empty lines', asciiStl(cube(10)).replaceAll('\n', '\n\n\t')],
  ['a byte order mark', `\uFEFF${asciiStl(cube(10))}`],
  ['a name that looks like more', asciiStl(cube(10), 'facet normal vertex endsolid')],
  ['no name', asciiStl(cube(10), '')],
])('ASCII with %s is read', (_, text) => {
  const model = read(text);
  expect(model.findings).toEqual([]);
  expect(countsOf(model)).toEqual({ triangles: 12, corners: 8 });
});

test('several solids are one mesh', () => {
  const model = read(asciiStl(cube(10)) + asciiStl(cube(10, [20, 0, 0])));
  expect(countsOf(model)).toEqual({ triangles: 24, corners: 16 });
});

test('an ASCII file longer than what is read at once is read to its end', () => {
  const many = Array.from({ length: 400 }, (_, at) => cube(1, [at * 2, 0, 0])).flat();
  const text = asciiStl(many);
  expect(text.length).toBeGreaterThan(2 * 262_144);
  expect(countsOf(read(text))).toEqual({ triangles: 4800, corners: 3200 });
});

test.each([
  ['the last line is missing', asciiStl(cube(10)).replace(/endsolid.*\n/, ''), 12],
  ['it breaks off within a facet', asciiStl(cube(10)).slice(0, -120), 11],
])('an ASCII file in which %s is not intact, and says how far it came', (_, text, triangles) => {
  const model = read(text);
  expect(countsOf(model).triangles).toBe(triangles);
  expect(model.findings).toEqual([
    {
      check: 'wellFormed',
      outcome: 'failed',
      detail: `The file breaks off before the end of a solid, after ${triangles} triangles.`,
    },
  ]);
});

test('ASCII that says something else is refused by line', () => {
  const text = asciiStl(cube(10));
  expect(refusalOf(text.replace('outer loop', 'outer ring')).detail).toBe(
    'Line 3: “loop” should stand where “ring” stands.',
  );
  expect(refusalOf(text.replace('1.000000e+1', 'ten')).detail).toMatch(/^Line \d+: “ten” is no number\.$/);
  expect(refusalOf(`${text}and more`).detail).toBe('Line 87: “solid” should stand where “and” stands.');
  expect(refusalOf(text.replace('vertex', 'x'.repeat(5000))).detail).toBe('Line 4: a word is too long.');
});

test('ASCII numbers that are not finite are told with the triangle', () => {
  const model = read(asciiStl(cube(10)).replace('1.000000e+1', '-inf'));
  expect(model.findings).toMatchObject([{ check: 'finite', outcome: 'failed', count: 1 }]);
  expect(countsOf(model).triangles).toBe(11);
});

test.each([
  ['1', 1],
  ['-.5', -0.5],
  ['+2.', 2],
  ['1e3', 1000],
  ['1.25E-2', 0.0125],
  ['0x1.8p1', 3],
  ['-0X10', -16],
  ['INF', Number.POSITIVE_INFINITY],
  ['-infinity', Number.NEGATIVE_INFINITY],
  ['nan(1)', Number.NaN],
  ['1,5', undefined],
  ['1e', undefined],
  ['.', undefined],
  ['0x', undefined],
])('the number %s is read as C does', (word, value) => {
  expect(numberOf(word)).toBe(value);
});

test('numbers in a file are the doubles that are nearest to them', () => {
  const anyNumber = fc.oneof(
    fc.double({ noNaN: true, min: -1e30, max: 1e30 }),
    fc.integer(),
    fc.float({ noNaN: true, min: -1000, max: 1000 }),
  );
  const anyText = fc.tuple(anyNumber, fc.nat(2), fc.nat(20)).map(([value, form, digits]) => {
    if (form === 0) return String(value);
    return form === 1 ? value.toExponential(digits) : value.toFixed(digits);
  });
  fc.assert(
    fc.property(anyText, (text) => {
      const facet = `facet normal 0 0 0 outer loop vertex ${text} 1 2 vertex 3 4 5 vertex 6 7 8 endloop endfacet`;
      const { mesh } = read(`solid\n${facet}\nendsolid\n`);
      expect(mesh.positions[0]! + 0).toBe(Number(text) + 0);
    }),
  );
});

test('bytes that mean nothing end in a mesh or a refusal', () => {
  const anyText = fc.array(
    fc.constantFrom(
      'solid',
      'facet',
      'normal',
      'outer',
      'loop',
      'vertex',
      '1',
      'endloop',
      'endfacet',
      'endsolid',
      '\n',
    ),
    { maxLength: 60 },
  );
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    anyText.map((words) => Buffer.from(`solid ${words.join(' ')}`)),
  );
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      try {
        read(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableModel);
      }
    }),
  );
});
