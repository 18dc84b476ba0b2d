/** The files that the fuzzer tries: valid small ones, broken by a seeded generator. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  asZip64,
  boxMesh,
  componentsXml,
  contentTypes,
  MODEL_TYPE,
  modelXml,
  objectXml,
  PRODUCTION,
  packageOf,
  relationships,
  START_PART,
} from '../../tests/files/packages';
import { asciiStl, ball, binaryStl, box, cube, moved, obj, type Triangle, turnedOver } from '../../tests/files/shapes';
import {
  ARCHIVE_MUTATIONS,
  BYTE_MUTATIONS,
  type Mutation,
  STL_MUTATIONS,
  TEXT_MUTATIONS,
  XML_MUTATIONS,
} from './mutations';
import { Random } from './random';

/** How a fuzzed file is made; `stl-solid` is a binary STL that begins like one of text. */
export const KINDS = ['stl-binary', 'stl-solid', 'stl-ascii', 'obj', '3mf', 'step'] as const;
export type Kind = (typeof KINDS)[number];

export interface FuzzedFile {
  /** With the ending that says how it is read. */
  name: string;
  bytes: Buffer;
}

interface Maker {
  ending: string;
  make: (random: Random) => Buffer;
}

/** Few triangles, so that a single change counts: closed, inside each other, inside out, touching, flat. */
const SHAPES: Triangle[][] = [
  cube(10),
  box([0, 0, 0], [200, 0.5, 30]),
  ball(20, 6),
  [...cube(30), ...turnedOver(moved(cube(10), [10, 10, 10]))],
  [...cube(10), ...cube(10, [5, 5, 5])],
  cube(10).slice(1),
];

const OBJ_POLYGONS = `mtllib cube.mtl
o cube
v -1 -1 -1 1.0
v 1 -1 -1
v 1 1 -1
v -1 1 -1
v -1 -1 1
v 1 -1 1
v 1 1 1
v -1 1 1
vt 0 0
vn 0 0 1
usemtl red
f 4/1/1 3/1/1 2/1/1 1/1/1
f -4//1 -3//1 -2//1 -1//1
f 1 2 6 5
f 2 3 7 6
f 3 4 8 7
f 4 1 \\
5 8
`;

const COMPONENTS = modelXml({
  resources:
    objectXml(1, boxMesh(10, 20, 30)) +
    objectXml(2, componentsXml('objectid="1"', 'objectid="1" transform="0 1 0 -1 0 0 0 0 1 40 0 0"')) +
    objectXml(3, boxMesh(5, 5, 5), 'type="support"'),
  build: '<item objectid="2" transform="1 0 0 0 1 0 0 0 1 100 0 0"/><item objectid="3"/>',
  attributes: 'unit="inch"',
  metadata: '<metadata name="Application">Slicer 1.0</metadata>',
});
const PRODUCTION_MODEL = modelXml({
  attributes: `xmlns:p="${PRODUCTION}"`,
  resources: objectXml(1, boxMesh(1, 1, 1)),
  build: '<item p:path="/3D/b.model" objectid="1"/>',
});
const MODELS = [modelXml(), COMPONENTS, PRODUCTION_MODEL];

const RELATIONSHIPS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml';
const OTHER_PARTS = {
  '[Content_Types].xml': contentTypes(
    `<Default Extension="rels" ContentType="${RELATIONSHIPS_TYPE}"/>` +
      `<Override PartName="/3D/3dmodel.model" ContentType="${MODEL_TYPE}"/>` +
      `<Default Extension="model" ContentType="${MODEL_TYPE}"/>`,
  ),
  '_rels/.rels': relationships({ type: START_PART, target: '/3D/3dmodel.model' }),
  '3D/b.model': modelXml({ build: '' }),
};
const PART_NAMES = ['../../evil', '/absolute', 'back\\slash', 'C:/drive', '3D//empty', '3d/3DMODEL.model', ' ', '3D/b'];

/** Small files that Open CASCADE's wrapper brings along, by programs of other people. */
const STEP_FILES = ['cube-10x10mm/Cube 10x10.stp', 'conical-surface/conical-surface.step', 'cube-units/cube-in.step'];

function stepFile(name: string): Buffer {
  const library = path.dirname(require.resolve('occt-import-js/package.json'));
  return readFileSync(path.join(library, 'test', 'testfiles', name));
}

/** What has become larger is not changed any more: that would take longer than to judge it. */
const MOST_BYTES = 2 ** 20;

/** At least one change; each is followed by another one in half of the files. */
function mutated(bytes: Buffer, mutations: readonly Mutation[], random: Random, other: Buffer): Buffer {
  let result = bytes;
  do {
    result = random.pick(mutations)(result, random, other);
  } while (random.below(2) && result.length < MOST_BYTES);
  return result;
}

/** Mutations of several lists, every list as often as the others. */
const anyOf =
  (...lists: (readonly Mutation[])[]): Mutation =>
  (bytes, random, other) =>
    random.pick(random.pick(lists))(bytes, random, other);

function maker(ending: string, valid: () => Buffer[], ...mutations: (readonly Mutation[])[]): Maker {
  let files: Buffer[] | undefined;
  return {
    ending,
    make(random) {
      files ??= valid();
      return mutated(random.pick(files), [anyOf(...mutations)], random, random.pick(files));
    },
  };
}

const packed = (model: string | Buffer, parts: Record<string, string> = {}) =>
  Buffer.from(packageOf(model, { ...OTHER_PARTS, ...parts }));

/** The XML of a part is broken before it is packed, or its archive afterwards. */
function threeMf(random: Random): Buffer {
  const model = random.pick(MODELS);
  const brokenXml = (xml: string) =>
    mutated(
      Buffer.from(xml),
      [anyOf(XML_MUTATIONS, XML_MUTATIONS, TEXT_MUTATIONS, BYTE_MUTATIONS)],
      random,
      Buffer.from(random.pick(MODELS)),
    );
  switch (random.below(8)) {
    case 0: {
      const [name, xml] = random.pick(Object.entries(OTHER_PARTS));
      return packed(model, { [name]: brokenXml(xml).toString('latin1') });
    }
    case 1:
      return packed(model, { [random.pick(PART_NAMES)]: 'anything' });
    case 2:
      return mutated(Buffer.from(asZip64(packed(model))), ARCHIVE_MUTATIONS, random, packed(random.pick(MODELS)));
    case 3:
    case 4:
      return mutated(packed(model), ARCHIVE_MUTATIONS, random, packed(random.pick(MODELS)));
    default:
      return packed(brokenXml(model));
  }
}

const MAKERS: Record<Kind, Maker> = {
  'stl-binary': maker('stl', () => SHAPES.map((shape) => binaryStl(shape)), STL_MUTATIONS, BYTE_MUTATIONS),
  'stl-solid': maker('stl', () => SHAPES.map((shape) => binaryStl(shape, 'solid a')), STL_MUTATIONS, BYTE_MUTATIONS),
  'stl-ascii': maker(
    'stl',
    () => SHAPES.map((shape) => Buffer.from(asciiStl(shape))),
    TEXT_MUTATIONS,
    TEXT_MUTATIONS,
    BYTE_MUTATIONS,
  ),
  obj: maker(
    'obj',
    () => [OBJ_POLYGONS, ...SHAPES.map(obj)].map((text) => Buffer.from(text)),
    TEXT_MUTATIONS,
    TEXT_MUTATIONS,
    BYTE_MUTATIONS,
  ),
  '3mf': { ending: '3mf', make: threeMf },
  step: maker('step', () => STEP_FILES.map(stepFile), TEXT_MUTATIONS, TEXT_MUTATIONS, BYTE_MUTATIONS),
};

/** The file with this number, the same for the same seed. */
export function fuzzedFile(kind: Kind, seed: string, number: number): FuzzedFile {
  const { ending, make } = MAKERS[kind];
  return { name: `${kind}-${seed}-${number}.${ending}`, bytes: make(new Random(`${seed} ${kind} ${number}`)) };
}
