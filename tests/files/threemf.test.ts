/** 3MF files: what is read out of them, and in which words a broken one is refused. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { type Mesh, UnreadableModel } from '../../cloud/domain/files/model';
import { read3mf } from '../../cloud/domain/files/threemf';
import { ARCHIVE_LIMITS, Archive } from '../../cloud/domain/files/zip';
import { bytesSource } from '../../cloud/tasks/preflight/source';
import {
  asZip64,
  boxMesh,
  componentsXml,
  contentTypes,
  looseBoxMesh,
  MODEL_TYPE,
  modelXml,
  objectXml,
  PRODUCTION,
  packageOf,
  relationships,
  replaced,
  START_PART,
  withListed,
  withStoredSize,
} from './packages';

type ModelXml = Parameters<typeof modelXml>[0];

const read = (file: Uint8Array) => read3mf(bytesSource(file));

/** The check and the sentence with which a file is refused. */
function refusalOf(file: Uint8Array): string {
  try {
    read(file);
  } catch (error) {
    if (error instanceof UnreadableModel) return `${error.check}: ${error.message}`;
    throw error;
  }
  return 'it was read';
}

const refusalOfModel = (model: ModelXml) => refusalOf(packageOf(modelXml(model)));

/** Smallest and largest x, y and z. */
function boxOf({ positions }: Mesh): number[] {
  const axis = (first: number) => positions.filter((_, place) => place % 3 === first);
  return [0, 1, 2].flatMap((first) => [Math.min(...axis(first)), Math.max(...axis(first))]);
}

/** By the divergence theorem: a sixth of the sum of the triangles' determinants. */
function volumeOf({ positions, triangles }: Mesh): number {
  const at = (place: number, axis: number) => positions[triangles[place]! * 3 + axis]!;
  let six = 0;
  for (let a = 0; a < triangles.length; a += 3) {
    for (const [x, y, z] of [
      [0, 1, 2],
      [1, 2, 0],
      [2, 0, 1],
    ] as const) {
      six += at(a, x) * (at(a + 1, y) * at(a + 2, z) - at(a + 1, z) * at(a + 2, y));
    }
  }
  return six / 6;
}

const MOVED_BY_100 = 'transform="1 0 0 0 1 0 0 0 1 100 0 0"';

test('a box is read with its unit and the program that wrote it', () => {
  const metadata = '<metadata name="Application">Slicer 1.0</metadata>';
  const { mesh, ...facts } = read(packageOf(modelXml({ metadata, attributes: 'unit="inch"' })));
  expect(facts).toEqual({ format: '3mf', kind: 'core, Slicer 1.0', unit: 'inch', findings: [] });
  expect(mesh.triangles).toHaveLength(36);
  expect(mesh.positions).toHaveLength(24);
  expect(boxOf(mesh)).toEqual([0, 254, 0, 508, 0, 762]);
});

test.each([
  ['micron', 0.01],
  ['millimeter', 10],
  ['centimeter', 100],
  ['inch', 254],
  ['foot', 3048],
  ['meter', 10_000],
])('ten %s are %d mm', (unit, edge) => {
  const { mesh } = read(packageOf(modelXml({ attributes: `unit="${unit}"` })));
  expect(boxOf(mesh)[1]).toBeCloseTo(edge, 9);
});

test('only what the build names is read, each time where the item puts it', () => {
  const resources = objectXml(1, boxMesh(10, 20, 30)) + objectXml(2, boxMesh(500, 500, 500));
  const build = `<item objectid="1"/><item objectid="1" ${MOVED_BY_100}/>`;
  const { mesh } = read(packageOf(modelXml({ resources, build })));
  expect(mesh.triangles).toHaveLength(72);
  expect(boxOf(mesh)).toEqual([0, 110, 0, 20, 0, 30]);
});

test('the transforms of components and items are applied from the inside out', () => {
  const turned = componentsXml('objectid="1" transform="0 1 0 -1 0 0 0 0 1 0 0 0"');
  const resources = objectXml(1, boxMesh(10, 20, 30)) + objectXml(2, turned);
  const { mesh } = read(packageOf(modelXml({ resources, build: `<item objectid="2" ${MOVED_BY_100}/>` })));
  expect(boxOf(mesh)).toEqual([80, 100, 0, 10, 0, 30]);
});

test('the translation of a transform is in the unit of its part', () => {
  const build = `<item objectid="1" ${MOVED_BY_100}/>`;
  const { mesh } = read(packageOf(modelXml({ build, attributes: 'unit="centimeter"' })));
  expect(boxOf(mesh).slice(0, 2)).toEqual([1000, 1100]);
});

test('a mirrored object keeps its volume', () => {
  const { mesh } = read(packageOf(modelXml({ build: '<item objectid="1" transform="-1 0 0 0 1 0 0 0 1 0 0 0"/>' })));
  expect(boxOf(mesh)).toEqual([-10, 0, 0, 20, 0, 30]);
  expect(volumeOf(mesh)).toBeCloseTo(6000, 6);
});

test('objects of other model parts are read, in their own units', () => {
  const main = modelXml({
    attributes: `xmlns:p="${PRODUCTION}" requiredextensions="p" unit="centimeter"`,
    resources: objectXml(8, componentsXml(`p:path="/3D/b.model" objectid="3" ${MOVED_BY_100}`)),
    build: '<item objectid="8"/><item p:path="/3D/b.model" objectid="3"/>',
  });
  const other = modelXml({ resources: objectXml(3, boxMesh(1, 2, 3)), build: '<item objectid="3"/>' });
  const { mesh, kind } = read(packageOf(main, { '3D/b.model': other }));
  expect(kind).toBe('production');
  expect(mesh.triangles).toHaveLength(72);
  expect(boxOf(mesh)).toEqual([0, 1001, 0, 2, 0, 3]);
});

test('corners in one place become one only where the triangles would not hang together otherwise', () => {
  const { mesh } = read(packageOf(modelXml({ resources: objectXml(1, looseBoxMesh(1, 2, 3)) })));
  expect(mesh.positions).toHaveLength(24);
  expect(volumeOf(mesh)).toBeCloseTo(6, 9);
  const two = read(packageOf(modelXml({ resources: objectXml(1, boxMesh(1, 2, 3, 2)) })));
  expect(two.mesh.positions).toHaveLength(48);
  const touching = '<item objectid="1"/><item objectid="1" transform="1 0 0 0 1 0 0 0 1 10 0 0"/>';
  expect(read(packageOf(modelXml({ build: touching }))).mesh.positions).toHaveLength(48);
});

const MATERIAL = 'http://schemas.microsoft.com/3dmanufacturing/material/2015/02';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const SLICE = 'http://schemas.microsoft.com/3dmanufacturing/slice/2015/07';

test('the language of the text, attributes of extensions and unknown metadata are passed over', () => {
  const attributes = `xml:lang="en" xmlns:xsi="${XSI}" xmlns:v="http://example.com/v" v:a="b"`;
  const metadata = '<metadata name="Mood">bright</metadata>';
  const resources = objectXml(1, boxMesh(1, 1, 1).replace('<vertices>', '<vertices v:a="b">'));
  expect(read(packageOf(modelXml({ attributes, metadata, resources }))).findings).toEqual([]);
});

test('extensions that are not required are left out by name', () => {
  const attributes = `xmlns:m="${MATERIAL}" xmlns:s="${SLICE}" xmlns:v="http://example.com/v" recommendedextensions="s"`;
  const colours = '<m:colorgroup id="9"><m:color color="#FFFFFF"/></m:colorgroup><v:x/>';
  const resources = `${colours}${objectXml(1, boxMesh(1, 1, 1))}`;
  const detail = 'Left out: what belongs to “Slice”, “Materials and Properties”, “http://example.com/v”.';
  expect(read(packageOf(modelXml({ attributes, resources }))).findings).toEqual([
    { check: 'supported', outcome: 'warned', detail },
  ]);
});

test('extensions that are required but not read are refused by name', () => {
  expect(refusalOfModel({ attributes: `xmlns:s="${SLICE}" requiredextensions="s"` })).toBe(
    'supported: 3MF Core 2.3.1: the file requires the extension “Slice”.',
  );
  expect(refusalOfModel({ attributes: 'xmlns:q="http://example.com/q" requiredextensions="q"' })).toBe(
    'supported: 3MF Core 2.3.1: the file requires the extension “http://example.com/q”.',
  );
  expect(refusalOfModel({ attributes: 'requiredextensions="q"' })).toMatch(/3MF Core 3.4: .*not declared/);
});

test('support is left out, solid support is printed, and other objects must not be built', () => {
  const resources = objectXml(1, boxMesh(1, 1, 1)) + objectXml(2, boxMesh(9, 9, 9), 'type="support"');
  const both = read(packageOf(modelXml({ resources, build: '<item objectid="1"/><item objectid="2"/>' })));
  expect(boxOf(both.mesh)[1]).toBe(1);
  expect(both.findings).toMatchObject([{ check: 'supported', outcome: 'warned' }]);
  expect(refusalOfModel({ resources, build: '<item objectid="2"/>' })).toMatch(/^notEmpty: /);
  const other = objectXml(1, boxMesh(1, 1, 1), 'type="other"') + objectXml(2, componentsXml('objectid="1"'));
  expect(refusalOfModel({ resources: other, build: '<item objectid="2"/>' })).toMatch(/3MF Core 3.4.3.1/);
  const solid = objectXml(1, boxMesh(2, 2, 2), 'type="solidsupport"');
  expect(read(packageOf(modelXml({ resources: solid }))).mesh.triangles).toHaveLength(36);
});

test('what breaks the specification beside the shape is only warned of', () => {
  const thumbnail = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail';
  const metadata = '<metadata name="Title">a</metadata><metadata name="Title">b</metadata>';
  const file = packageOf(modelXml({ metadata, resources: objectXml(1, boxMesh(1, 1, 1), 'pindex="0"') }), {
    '_rels/.rels': relationships(
      { type: START_PART, target: '/3D/3dmodel.model' },
      { type: thumbnail, target: '/no.png' },
    ),
  });
  const detail = '3MF Core 2.1.1: a relationship names “no.png”, which is missing.';
  expect(read(file).findings).toEqual([{ check: 'wellFormed', outcome: 'warned', count: 3, detail }]);
});

const box = boxMesh(1, 1, 1);
const transformed = (transform: string) => ({ build: `<item objectid="1" transform="${transform}"/>` });
const withMesh = (mesh: string) => ({ resources: objectXml(1, mesh) });
const withPath = (path: string) => ({
  attributes: `xmlns:p="${PRODUCTION}"`,
  build: `<item p:path="${path}" objectid="1"/>`,
});

test.each<[string, ModelXml, RegExp]>([
  ['an empty build', { build: '' }, /^notEmpty/],
  ['an unknown unit', { attributes: 'unit="cubit"' }, /3MF Core 3.4: “cubit” is no unit/],
  ['a unit of another kind', { attributes: 'unit="toString"' }, /3MF Core 3.4: “toString” is no unit/],
  ['an item without its object', { build: '<item objectid="7"/>' }, /3MF Core 3.4.3.1: .*object 7/],
  ['an item without an id', { build: '<item/>' }, /3MF Core B.1: the objectid .* is missing/],
  ['an id of 0', { resources: objectXml(0, box) }, /3MF Core B.1: the id of <object> is “0”/],
  ['an id twice', { resources: objectXml(1, box) + objectXml(1, box) }, /3MF Core 3.4.2: the id 1 is used twice/],
  ['an unknown type', { resources: objectXml(1, box, 'type="ghost"') }, /3MF Core 4: “ghost” is no type/],
  ['an object without a shape', withMesh(''), /3MF Core 4: object 1 has neither/],
  ['an object without components', withMesh('<components/>'), /3MF Core 4: object 1 has neither/],
  ['a mesh and components', withMesh(`${box}<components/>`), /3MF Core 4: an object has both/],
  ['two meshes', withMesh(box + box), /3MF Core B.1: <object> has <mesh> twice/],
  ['an unknown element', { resources: '<thing/>' }, /3MF Core 2.3.2: <thing> has no place in <resources>/],
  ['a name of every object', { resources: '<constructor/>' }, /3MF Core 2.3.2: <constructor> has no place/],
  ['two corners', withMesh(box.replace(/(<vertex [^>]*>){6}/, '').replace(/<tri.*les>/, '<triangles/>')), /4.1.3: /],
  ['three triangles', withMesh(box.replace(/(<triangle [^>]*>){9}/, '')), /3MF Core 4.1.4: .*4 triangles/],
  ['a corner that is not there', withMesh(box.replace('v3="7"', 'v3="8"')), /4.1.4.1: .*corner 8/],
  ['a corner twice', withMesh(box.replace('v2="2"', 'v2="0"')), /3MF Core 4.1.4.1: .*twice/],
  ['a negative index', withMesh(box.replace('v1="0"', 'v1="-1"')), /3MF Core B.1: a corner of a triangle is “-1”/],
  ['a missing coordinate', withMesh(box.replace('x="0"', '')), /3MF Core B.1: x of a vertex is missing/],
  ['a hexadecimal coordinate', withMesh(box.replace('x="0"', 'x="0x1"')), /3MF Core B.1: x of a vertex is “0x1”/],
  ['no number', withMesh(box.replace('x="0"', 'x="NaN"')), /3MF Core B.1: x of a vertex is “NaN”/],
  ['a number beyond all', withMesh(box.replace('x="0"', 'x="1e999"')), /^finite/],
  ['a transform beyond all', transformed('1e38 0 0 0 1e38 0 0 0 1e38 0 0 0'), /^finite/],
  ['eleven numbers', transformed('1 0 0 0 1 0 0 0 1 0 0'), /3MF Core 3.3: .*12 numbers/],
  ['a flat transform', transformed('1 0 0 0 1 0 1 1 0 0 0 0'), /3MF Core 3.3: .*singular/],
  ['a component of itself', withMesh(componentsXml('objectid="1"')), /3MF Core 4.2.1: .*not defined before/],
  ['a path without its slash', withPath('3D/b.model'), /3MF Production 3.1/],
  ['a path to nothing', withPath('/3D/b.model'), /3MF Core 2.1.1: .*b.model” is missing/],
])('a model with %s', (_, model, refusal) => {
  expect(refusalOfModel(model)).toMatch(refusal);
});

test('a part beside the main one must not lead on, and must have what is named', () => {
  const { attributes, build } = withPath('/3D/b.model');
  const leading = componentsXml('p:path="/3D/3dmodel.model" objectid="1"');
  const other = modelXml({ attributes, resources: objectXml(1, leading), build: '' });
  expect(refusalOf(packageOf(modelXml({ attributes, build }), { '3D/b.model': other }))).toMatch(/Production 2/);
  const without = modelXml({ resources: objectXml(2, box), build: '' });
  expect(refusalOf(packageOf(modelXml({ attributes, build }), { '3D/b.model': without }))).toMatch(/object 1/);
});

const DOCTYPE = '<!DOCTYPE model [<!ENTITY a "b">]><model';
const ENTITY = { metadata: '<metadata name="Application">&a;</metadata>' };

test.each<[string, string | Uint8Array, RegExp]>([
  ['a document type', modelXml().replace('<model', DOCTYPE), /3MF Core 2.3.2: .*document type/],
  ['another encoding', modelXml().replace('UTF-8', 'ISO-8859-1'), /3MF Core 2.3.2: .*ISO-8859-1/],
  ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${modelXml()}`, 'utf16le')), /3MF Core 2.3.2/],
  ['half of its text', modelXml().slice(0, -20), /3MF Core 2.3.2: .*no valid XML/],
  ['an unknown entity', modelXml(ENTITY), /3MF Core 2.3.2: .*no valid XML/],
  ['an unknown prefix', modelXml({ resources: '<q:x/>' }), /3MF Core 2.3.2: .*no valid XML/],
  ['another root', '<svg/>', /3MF Core 3.4: .*does not begin/],
  ['a draft of 3MF', modelXml().replace('core/2015/02', '2013/01'), /^supported: .*draft/],
  ['no build', modelXml().replace(/<build>.*<\/build>/, ''), /3MF Core 3.4: <model> has no <build>/],
  ['no vertices', modelXml().replace(/<vertices>.*<\/vertices>/, ''), /3MF Core B.1: <triangles> precede/],
  ['a rule for white space', modelXml({ attributes: 'xml:space="preserve"' }), /3MF Core 2.3.2: .*“xml:space”/],
  ['a rule for white space at a vertex', modelXml().replace('<vertex ', '<vertex xml:space="default" '), /xml:space/],
  ['a place of a schema', modelXml({ attributes: `xmlns:a="${XSI}" a:schemaLocation="b c"` }), /2.3.2: .*“a:schemaLoc/],
  ['endless nesting', modelXml({ resources: '<v:a xmlns:v="v">'.repeat(50) }), /^withinLimits: .*nested/],
  ['an endless attribute', modelXml({ attributes: `unit="${'a'.repeat(5_000_000)}"` }), /^withinLimits: .*longer/],
])('a model part with %s', (_, model, refusal) => {
  expect(refusalOf(packageOf(model))).toMatch(refusal);
});

const starting = (...targets: string[]) => ({
  '_rels/.rels': relationships(...targets.map((target) => ({ type: START_PART, target }))),
});
const STARTING_OUTSIDE = relationships({ type: START_PART, target: 'http://example.com/', isOutside: true });

test.each<[string, Record<string, string | undefined>, RegExp]>([
  ['without content types', { '[Content_Types].xml': undefined }, /3MF Core 2.1.1: .*Content_Types.*missing/],
  ['without relationships', { '_rels/.rels': undefined }, /3MF Core 2.1.1: no relationship/],
  ['with a model of no type', { '[Content_Types].xml': contentTypes('') }, /3MF Core 2.1.1: .*type of a model part/],
  ['with two models', starting('/a', '/b'), /3MF Core 2.1.1: more than one/],
  ['with a model outside', { '_rels/.rels': STARTING_OUTSIDE }, /3MF Core 2.1.1: .*outside/],
  ['that leads to the disk', starting('file:///etc/passwd'), /3MF Core 2.1.1: .*names no part/],
  ['with a broken name', starting('/%zz'), /3MF Core 2.1.1: .*names no part/],
  ['without its model', { '3D/3dmodel.model': undefined }, /3MF Core 2.1.1: .*is missing/],
])('a package %s', (_, parts, refusal) => {
  expect(refusalOf(packageOf(modelXml(), parts))).toMatch(refusal);
});

test('the model is found by a relative target, whatever the case of its name, and an overridden type', () => {
  const file = packageOf(modelXml(), {
    '[Content_Types].xml': contentTypes(`<Override PartName="/3d/3DMODEL.model" ContentType="${MODEL_TYPE}"/>`),
    ...starting('./3D/x/../3DModel.model'),
  });
  expect(read(file).mesh.triangles).toHaveLength(36);
});

test('components that multiply without end are refused before anything is built', () => {
  const ten = (id: number) => componentsXml(...Array<string>(10).fill(`objectid="${id}"`));
  const levels = Array.from({ length: 20 }, (_, level) => objectXml(level + 2, ten(level + 1)));
  const multiplying = { resources: objectXml(1, box) + levels.join(''), build: '<item objectid="21"/>' };
  expect(refusalOfModel(multiplying)).toMatch(/^withinLimits/);
  const chain = Array.from({ length: 70 }, (_, level) =>
    objectXml(level + 2, componentsXml(`objectid="${level + 1}"`)),
  );
  const nested = { resources: objectXml(1, box) + chain.join(''), build: '<item objectid="71"/>' };
  expect(refusalOfModel(nested)).toMatch(/^withinLimits: Components are nested/);
});

const good = packageOf(modelXml());

test('an archive with numbers of 8 bytes is read like any other', () => {
  expect(read(asZip64(good)).mesh).toEqual(read(good).mesh);
});

const MODEL_ENTRY = 2;

test.each<[string, Uint8Array, RegExp]>([
  ['is cut off', good.subarray(0, good.length - 40), /^wellFormed: .*its directory is missing/],
  ['is empty', new Uint8Array(0), /^wellFormed: .*its directory is missing/],
  ['has an encrypted entry', withListed(good, MODEL_ENTRY, 8, 2, 1), /^supported: .*encrypted/],
  ['has an unknown compression', withListed(good, MODEL_ENTRY, 10, 2, 14), /^supported: .*method 14/],
  ['names two sizes', withListed(good, MODEL_ENTRY, 24, 4, 99), /contradict/],
  ['names a wrong place', withListed(good, MODEL_ENTRY, 42, 4, 3), /not where it should be/],
  ['names a place beyond its end', withListed(good, MODEL_ENTRY, 42, 4, 0x7fffffff), /ends too early/],
  ['names two names', withListed(good, MODEL_ENTRY, 46, 2, 0x4434), /contradict/],
  ['has a part twice', replaced(packageOf(modelXml(), { '3D/3dmodel.mod3l': 'x' }), 'mod3l', 'MODEL'), /twice/],
])('an archive that %s', (_, file, refusal) => {
  expect(refusalOf(file)).toMatch(refusal);
});

const archiveOf = (bytes: Uint8Array, limits = ARCHIVE_LIMITS) => new Archive(bytesSource(bytes), limits);

test('content that was changed on the way does not match its checksum', () => {
  const stored = zipSync({ a: [strToU8('content'), { level: 0 }] });
  expect(() => [...archiveOf(replaced(stored, 'content', 'c0ntent')).read('a')]).toThrow('the checksum of “a”');
});

test('entries that overlap are refused', () => {
  const two = zipSync({ a: [strToU8('1234567890'), { level: 0 }], b: [strToU8('1234567890'), { level: 0 }] });
  expect(archiveOf(two).has('b')).toBe(true);
  expect(() => archiveOf(withStoredSize(two, 0, 50))).toThrow('“a” overlaps');
});

test('names that cannot be parts of a package are no parts', () => {
  const names = ['../a', '/a', 'a\\b', 'c//d', './e', 'c:/g', 'ok/f'];
  const archive = archiveOf(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')]))));
  expect(names.filter((name) => archive.has(name))).toEqual(['ok/f']);
});

test('an archive that inflates without end is stopped on the way', () => {
  const bomb = zipSync({ a: new Uint8Array(20 * 2 ** 20) });
  const inflate = (limits: Partial<typeof ARCHIVE_LIMITS>) => {
    let bytes = 0;
    try {
      for (const piece of archiveOf(bomb, { ...ARCHIVE_LIMITS, ...limits }).read('a')) bytes += piece.length;
    } catch (error) {
      return { check: (error as UnreadableModel).check, early: bytes < 19 * 2 ** 20 };
    }
    return { check: undefined, early: false };
  };
  expect(inflate({})).toEqual({ check: 'withinLimits', early: true });
  expect(inflate({ ratio: 2000, inflatedBytes: 2 ** 20 })).toEqual({ check: 'withinLimits', early: true });
  expect(inflate({ ratio: 2000 })).toEqual({ check: undefined, early: false });
});

const SPLICES = ['"', '<', '>', '/', '1e999', '-1', '99999999', ' id="1"', '&#x0;', '<!--', ']]>', '\ufffe'];

test('whatever is done to a file, it is read or refused in words', () => {
  const text = modelXml({ resources: objectXml(1, box) + objectXml(2, componentsXml('objectid="1"')) });
  const changedText = fc
    .tuple(fc.nat(text.length), fc.nat(20), fc.constantFrom(...SPLICES))
    .map(([at, length, splice]) => packageOf(text.slice(0, at) + splice + text.slice(at + length)));
  const changedBytes = fc
    .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    .map((changes) => changes.reduce((file, [at, byte]) => file.fill(byte, at, at + 1), good.slice()));
  const cut = fc.nat(good.length - 1).map((length) => good.subarray(0, length));
  fc.assert(
    fc.property(fc.oneof(changedText, changedBytes, cut), (file) => {
      expect(typeof refusalOf(file)).toBe('string');
    }),
    { numRuns: 300 },
  );
});
