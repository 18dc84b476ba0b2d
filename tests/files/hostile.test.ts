/** Files that are made to do harm: each ends as a failed check with a name, and soon. */
import { expect, test } from '@jest/globals';
import { measure } from '../../cloud/domain/files/measures';
import { type CheckName, UnreadableModel } from '../../cloud/domain/files/model';
import { readStl } from '../../cloud/domain/files/stl';
import { read3mf } from '../../cloud/domain/files/threemf';
import { preflight } from '../../cloud/tasks/preflight/preflight';
import { bytesSource } from '../../cloud/tasks/preflight/source';
import { boxThreeMf } from '../support/three-mf';
import {
  boxMesh,
  componentsXml,
  modelXml,
  objectXml,
  PRODUCTION,
  packageOf,
  relationships,
  START_PART,
  withStoredSize,
} from './packages';
import { asciiStl, binaryStl, cube, obj } from './shapes';

const MEGABYTE = 2 ** 20;

/** The check that a file fails and the sentence; both undefined for one that is read. */
function refusalOf(name: string, content: Uint8Array): { check?: CheckName; detail?: string } {
  try {
    (name.endsWith('3mf') ? read3mf : readStl)(bytesSource(content));
    return {};
  } catch (error) {
    if (!(error instanceof UnreadableModel)) throw error;
    return { check: error.check, detail: error.message };
  }
}

function announcing(triangles: number): Buffer {
  const bytes = binaryStl(cube(10));
  bytes.writeUInt32LE(triangles, 80);
  return bytes;
}

/** A part of the package that is nothing but spaces: a thousandth of it when it is packed. */
const spaces = (megabytes: number) => new Uint8Array(megabytes * MEGABYTE).fill(32);

const startingAt = (target: string) => ({ '_rels/.rels': relationships({ type: START_PART, target }) });

const LEVELS = Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`);
const BILLION_LAUGHS = `<!DOCTYPE model [<!ENTITY e0 "ha">${LEVELS.join('')}]>`;
const OUTSIDE = '<!DOCTYPE model [<!ENTITY outside SYSTEM "file:///etc/passwd">]>';
const titled = (title: string) => modelXml({ metadata: `<metadata name="Title">${title}</metadata>` });
const withDoctype = (doctype: string, title: string) => titled(title).replace('<model', `${doctype}<model`);

const box = boxMesh(1, 1, 1);
const components = (...ids: number[]) => componentsXml(...ids.map((id) => `objectid="${id}"`));
const CIRCLE = objectXml(1, box) + objectXml(2, components(3)) + objectXml(3, components(2));
const DEEP = Array.from({ length: 1000 }, (_, level) => objectXml(level + 2, components(level + 1))).join('');
const DOUBLING = Array.from({ length: 60 }, (_, level) => objectXml(level + 2, components(level + 1, level + 1))).join(
  '',
);
const built = (id: number, resources: string) =>
  packageOf(modelXml({ resources: objectXml(1, box) + resources, build: `<item objectid="${id}"/>` }));

const IN_EACH_OTHER = {
  attributes: `xmlns:p="${PRODUCTION}"`,
  resources: objectXml(1, componentsXml('p:path="/3D/b.model" objectid="1"')),
};

test.each<[string, string, Uint8Array, CheckName, RegExp]>([
  ['an STL that announces four thousand million', 'a.stl', announcing(2 ** 32 - 1), 'wellFormed', /holds 12 triangles/],
  ['an STL that announces one too many', 'a.stl', announcing(13), 'wellFormed', /announces 13 .* holds 12/],
  ['a 3MF that inflates a thousandfold', 'a.3mf', packageOf(spaces(64)), 'withinLimits', /200 times its size/],
  ['a 3MF that holds more than it says', 'a.3mf', withStoredSize(boxThreeMf(1, 1, 1), 2, 99), 'wellFormed', /checksum/],
  ['entities in entities', 'a.3mf', packageOf(withDoctype(BILLION_LAUGHS, '&e9;')), 'wellFormed', /document type/],
  ['an entity outside', 'a.3mf', packageOf(withDoctype(OUTSIDE, '&outside;')), 'wellFormed', /document type/],
  ['an entity that is not defined', 'a.3mf', packageOf(titled('&outside;')), 'wellFormed', /no valid XML/],
  [
    'a model above the package',
    'a.3mf',
    packageOf(modelXml(), startingAt('/../../m')),
    'wellFormed',
    /“\/m” is missing/,
  ],
  ['a model on the disk', 'a.3mf', packageOf(modelXml(), startingAt('file:///m')), 'wellFormed', /no part of the/],
  ['a component of itself', 'a.3mf', built(2, objectXml(2, components(2))), 'wellFormed', /object 2, which is not def/],
  [
    'components in a circle',
    'a.3mf',
    packageOf(modelXml({ resources: CIRCLE })),
    'wellFormed',
    /object 3, which is not/,
  ],
  ['a thousand levels of components', 'a.3mf', built(1001, DEEP), 'withinLimits', /nested deeper than 64/],
  ['2 to the power of 60 boxes', 'a.3mf', built(61, DOUBLING), 'withinLimits', /more than/],
  [
    'parts that name each other',
    'a.3mf',
    packageOf(modelXml(IN_EACH_OTHER), { '3D/b.model': modelXml({ ...IN_EACH_OTHER, build: '' }) }),
    'wellFormed',
    /Production 2/,
  ],
  ['no number in a 3MF', 'a.3mf', packageOf(modelXml().replace('x="0"', 'x="NaN"')), 'wellFormed', /“NaN”/],
  ['infinity in a 3MF', 'a.3mf', packageOf(modelXml().replace('x="0"', 'x="1e999"')), 'finite', /too large/],
])('%s is refused', (_, name, content, check, detail) => {
  expect(refusalOf(name, content)).toEqual({ check, detail: expect.stringMatching(detail) });
});

const spoilt = (text: string, number: string) => text.replace(/0(\.0+e\+0)?(?=\s)/, number);

test.each([
  ['NaN', 'a.stl', spoilt(asciiStl(cube(10)).replace('0 0 0', '1 1 1'), 'nan')],
  ['infinity', 'a.stl', spoilt(asciiStl(cube(10)).replace('0 0 0', '1 1 1'), '-inf')],
  ['a number beyond all', 'a.stl', spoilt(asciiStl(cube(10)).replace('0 0 0', '1 1 1'), '1e999')],
  ['NaN', 'a.obj', spoilt(obj(cube(10)), 'nan')],
  ['a number beyond all', 'a.obj', spoilt(obj(cube(10)), '1e999')],
])('%s as a coordinate in %s fails a check, and the rest is measured in finite numbers', async (_, name, content) => {
  const { findings, measures } = await preflight(bytesSource(Buffer.from(content)), name, { timeLimitMs: 1000 });
  expect(findings.find(({ outcome }) => outcome === 'failed')).toMatchObject({ check: 'finite', count: 1 });
  expect(
    Object.values(measures ?? {})
      .flat()
      .every(Number.isFinite),
  ).toBe(true);
  expect(measures?.triangles).toBe(11);
});

const ODD_NAMES = ['../../outside', '/absolute', 'back\\slash', 'C:/drive', '3D/../../up', '3D//empty', ''];

test('names that lead out of an archive are no parts, and the model beside them is read', () => {
  const odd = Object.fromEntries(ODD_NAMES.map((name) => [name, 'harm']));
  expect(refusalOf('a.3mf', packageOf(modelXml(), odd))).toEqual({});
  for (const name of ODD_NAMES) {
    const target = name.startsWith('/') ? name : `/${name}`;
    const leading = packageOf(modelXml(), { ...odd, ...startingAt(target.replaceAll('\\', '%5C')) });
    expect(refusalOf('a.3mf', leading)).toMatchObject({ check: 'wellFormed' });
  }
});

const ENTRIES_BEFORE_END = 12;

test('an archive that announces very many entries is refused', () => {
  const many = Buffer.from(boxThreeMf(1, 1, 1));
  many.writeUInt16LE(60_000, many.length - ENTRIES_BEFORE_END);
  expect(refusalOf('a.3mf', many)).toMatchObject({ check: 'withinLimits' });
});

test('the small package of other tests is what a 3MF must be', () => {
  const { mesh, findings } = read3mf(bytesSource(boxThreeMf(10, 20, 30)));
  expect(findings).toEqual([]);
  expect(measure(mesh).volumeMm3).toBeCloseTo(6000, 6);
});
