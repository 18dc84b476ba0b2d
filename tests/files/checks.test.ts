/** What is found in meshes that are wrong in one way each. */
import { expect, test } from '@jest/globals';
import { type CheckOptions, checkMesh } from '../../cloud/domain/files/checks';
import { CHECKS, type CheckName, type Finding, type Mesh } from '../../cloud/domain/files/model';
import { topologyOf } from '../../cloud/domain/files/topology';
import { ball, box, cube, meshOf, moved, namesOf, type Triangle, turnedOver } from './shapes';

const PRINTERS = [
  { name: 'Small', x: 100, y: 100, z: 100 },
  { name: 'Tall', x: 100, y: 100, z: 300 },
];

const check = (triangles: readonly Triangle[] | Mesh, options: Partial<CheckOptions> = {}) =>
  checkMesh('positions' in triangles ? triangles : meshOf(triangles), {
    timeLimitMs: 60_000,
    buildVolumes: PRINTERS,
    ...options,
  });

const findingOf = (findings: Finding[], name: CheckName) => findings.find((finding) => finding.check === name);

/** All that is failed or warned. */
const wrongOf = (findings: Finding[]) => [...namesOf(findings, 'failed'), ...namesOf(findings, 'warned')];

test('a sound cube passes every check of a mesh, each told once and in order', () => {
  const findings = check(cube(10));
  expect(namesOf(findings, 'passed')).toEqual(
    CHECKS.filter((name) => !['wellFormed', 'supported', 'finite', 'withinLimits'].includes(name)),
  );
  expect(findings).toHaveLength(14);
});

test('a sound ball passes as well', () => {
  const findings = check(ball(20, 8));
  expect(wrongOf(findings)).toEqual(['overhangs']);
});

test('without triangles there is nothing to look at', () => {
  expect(check([])).toEqual([{ check: 'notEmpty', outcome: 'failed' }]);
});

test('a missing triangle leaves three open edges', () => {
  const findings = check(cube(10).slice(1));
  expect(namesOf(findings, 'failed')).toEqual(['watertight']);
  expect(findingOf(findings, 'watertight')).toMatchObject({ count: 3, at: expect.any(Array) });
});

test('a triangle that is turned over has three edges that run the wrong way', () => {
  const [first, ...others] = cube(10) as [Triangle, ...Triangle[]];
  const findings = check([...turnedOver([first]), ...others]);
  expect(namesOf(findings, 'failed')).toEqual(['consistentOrientation']);
  expect(findingOf(findings, 'consistentOrientation')?.count).toBe(3);
});

test('a cube that is inside out faces inward', () => {
  const findings = check(turnedOver(cube(10)));
  expect(namesOf(findings, 'failed')).toEqual(['outwardOrientation']);
});

test('a cavity faces inward and is right; beside the part, or in a cavity, it is wrong', () => {
  const inward = (edge: number, at: number) => turnedOver(cube(edge, [at, at, at]));
  const outwardOf = (triangles: Triangle[]) => findingOf(check(triangles), 'outwardOrientation');
  expect(outwardOf([...cube(20), ...inward(10, 5)])).toMatchObject({ outcome: 'passed' });
  expect(outwardOf([...cube(20), ...inward(10, 25)])).toMatchObject({
    outcome: 'failed',
    count: 1,
    at: expect.any(Array),
  });
  expect(outwardOf([...cube(20), ...inward(10, 5), ...inward(2, 9)])).toMatchObject({ outcome: 'failed', count: 1 });
  expect(outwardOf([...cube(20), ...inward(10, 5), ...cube(6, [7, 7, 7]), ...inward(2, 9)])).toMatchObject({
    outcome: 'passed',
  });
});

test('an inward shell in the box of a part, yet outside of the part, is no cavity', () => {
  const roundPart = moved(ball(10, 20), [10, 10, 10]);
  const inItsBox = turnedOver(cube(1, [0.5, 0.5, 0.5]));
  expect(findingOf(check([...roundPart, ...inItsBox]), 'outwardOrientation')).toMatchObject({ outcome: 'failed' });
});

test('two cubes that meet in an edge make it an edge of four triangles', () => {
  const findings = check([...cube(10), ...cube(10, [10, 10, 0])]);
  expect(namesOf(findings, 'failed')).toEqual(['manifoldEdges']);
  expect(findingOf(findings, 'manifoldEdges')).toMatchObject({ count: 1, at: [10, 10, expect.any(Number)] });
  expect(findingOf(findings, 'manifoldVertices')?.outcome).toBe('passed');
});

test('a sheet on a cube leaves an edge of three triangles and its own open ones', () => {
  const sheet: Triangle = [
    [0, 0, 0],
    [10, 0, 0],
    [5, -10, 0],
  ];
  const findings = check([...cube(10), sheet]);
  expect(namesOf(findings, 'failed')).toEqual(['watertight', 'manifoldEdges']);
  expect(findingOf(findings, 'watertight')?.count).toBe(3);
});

test('two cubes that meet in a corner make it a corner of two fans', () => {
  const findings = check([...cube(10), ...cube(10, [10, 10, 10])]);
  expect(namesOf(findings, 'failed')).toEqual([]);
  expect(findingOf(findings, 'manifoldVertices')).toEqual({
    check: 'manifoldVertices',
    outcome: 'warned',
    count: 1,
    at: [10, 10, 10],
  });
});

test('an open fan is one fan, and two that meet in their tip are two', () => {
  const sheet = (at: number): Triangle[] => [
    [[0, 0, 0], [10, at, 0], [10, at + 5, 0]],
    [[0, 0, 0], [10, at + 5, 0], [0, at + 10, 0]],
  ]; // biome-ignore format: rows of a table
  expect(findingOf(check(sheet(0)), 'manifoldVertices')?.outcome).toBe('passed');
  expect(findingOf(check([...sheet(0), ...sheet(-30)]), 'manifoldVertices')).toMatchObject({ count: 1, at: [0, 0, 0] });
});

test('triangles without area are told: two corners in one place, or three in a line', () => {
  const point: Triangle = [
    [0, 0, 0],
    [0, 0, 0],
    [10, 0, 0],
  ];
  const findings = check([...cube(10), point]);
  expect(wrongOf(findings)).toEqual(['degenerateTriangles']);
  expect(findingOf(findings, 'degenerateTriangles')?.count).toBe(1);
  const line: Triangle = [
    [0, 0, 0],
    [5, 0, 0],
    [10, 0, 0],
  ];
  expect(findingOf(check([...cube(10), line]), 'degenerateTriangles')?.count).toBe(1);
});

test('a narrow triangle far away is flat within the precision of the file, near it is not', () => {
  const narrow: Triangle[] = [
    [
      [0, 0, 0],
      [10, 0, 0],
      [5, 1e-5, 0],
    ],
  ];
  expect(findingOf(check(narrow), 'degenerateTriangles')?.outcome).toBe('passed');
  expect(findingOf(check(moved(narrow, [1000, 0, 0])), 'degenerateTriangles')?.outcome).toBe('warned');
});

test('doubled triangles are counted without the first of each', () => {
  const [first] = cube(10) as [Triangle];
  const duplicatesOf = (triangles: Triangle[]) => findingOf(check(triangles), 'duplicateTriangles')?.count;
  expect(duplicatesOf([...cube(10), first])).toBe(1);
  expect(duplicatesOf([...cube(10), first, ...turnedOver([first])])).toBe(2);
  expect(duplicatesOf([first, ...turnedOver([first])])).toBe(1);
  expect(duplicatesOf([...cube(10), ...cube(10)])).toBe(12);
});

test('a doubled triangle that is turned over is not a body inside out', () => {
  const [first] = cube(10) as [Triangle];
  const findings = check([...cube(10), ...turnedOver([first])]);
  expect(namesOf(findings, 'failed')).toEqual(['watertight', 'manifoldEdges']);
});

test('bodies that run into each other cross; those that touch do not', () => {
  const crossing = (triangles: Triangle[]) => findingOf(check(triangles), 'selfIntersections');
  expect(crossing([...cube(10), ...cube(10, [5, 5, 5])])).toMatchObject({ outcome: 'warned' });
  expect(crossing([...cube(10), ...cube(10, [5.3, 4.1, 3.7])])).toMatchObject({ outcome: 'warned' });
  // Face on face, with an edge on a face, in an edge, and in a corner.
  expect(crossing([...cube(10), ...cube(4, [10, 3, 3])])?.outcome).toBe('passed');
  expect(crossing([...cube(10), ...cube(10, [10, 5, 5])])?.outcome).toBe('passed');
  expect(crossing([...cube(10), ...cube(10, [10, 10, 0])])?.outcome).toBe('passed');
  expect(crossing([...cube(10), ...cube(10, [10, 10, 10])])?.outcome).toBe('passed');
});

test('two triangles that cross are one pair, and the place is one of their corners', () => {
  const lying: Triangle = [
    [0, 0, 0],
    [10, 0, 0],
    [0, 10, 0],
  ];
  const standing: Triangle = [
    [2, 2, -5],
    [2, 2, 5],
    [20, 20, 5],
  ];
  expect(findingOf(check([lying, standing]), 'selfIntersections')).toMatchObject({ count: 1, at: [0, 0, 0] });
  const beside = moved([standing], [20, 0, 0]);
  expect(findingOf(check([lying, ...beside]), 'selfIntersections')?.outcome).toBe('passed');
});

test('crossings are found as a comparison of all pairs finds them', () => {
  const balls = [...ball(10, 4), ...moved(ball(8, 3), [7, 3, 5])];
  const mesh = meshOf(balls);
  const whole = findingOf(check(mesh), 'selfIntersections')?.count;
  const pairs = balls.flatMap((one, at) => balls.slice(at + 1).map((other) => [one, other]));
  const crossing = pairs.filter((pair) => findingOf(check(pair), 'selfIntersections')?.outcome === 'warned');
  expect(whole).toBe(crossing.length);
  expect(whole).toBeGreaterThan(5);
});

test('what the time does not suffice for is skipped and says so', () => {
  const findings = check(ball(20, 8), { timeLimitMs: -1 });
  expect(namesOf(findings, 'skipped')).toEqual(['selfIntersections', 'thinWalls']);
  expect(findingOf(findings, 'selfIntersections')?.detail).toMatch(/^224 triangles take longer/);
});

test('several shells are for somebody to look at', () => {
  expect(findingOf(check([...cube(10), ...cube(10, [20, 0, 0])]), 'oneShell')).toMatchObject({
    outcome: 'warned',
    count: 2,
  });
});

test.each([
  [0.12, undefined, 'The longest side is 0.12 mm. The file is probably in metres; then it is 120 mm.'],
  [0.8, undefined, 'The longest side is 0.8 mm. The file is probably in inches; then it is 20.32 mm.'],
  [0.8, 'millimeter', 'The longest side is 0.8 mm.'],
  [50_000, undefined, 'The longest side is 50,000 mm. If the file is in micrometres, it is 50 mm.'],
])('a longest side of %d mm is not plausible', (edge, unit, detail) => {
  expect(findingOf(check(cube(edge), { unit }), 'plausibleSize')).toMatchObject({ outcome: 'warned', detail });
});

test.each([1, 2000])('a longest side of %d mm is plausible', (edge) => {
  expect(findingOf(check(cube(edge)), 'plausibleSize')?.outcome).toBe('passed');
});

test.each([
  [[90, 90, 90], 'passed', 'It fits Small, Tall.'],
  [[250, 90, 90], 'passed', 'It fits Tall.'],
  [[90, 250, 90], 'passed', 'It fits Tall.'],
  [[250, 250, 1], 'failed', 'It measures 250 × 250 × 1 mm and fits no printer in use.'],
] as const)('a box of %j is held against the printers', ([x, y, z], outcome, detail) => {
  expect(findingOf(check(box([0, 0, 0], [x, y, z])), 'buildVolume')).toMatchObject({ outcome, detail });
});

test('without printers it is not looked at whether a model fits', () => {
  expect(findingOf(check(cube(10), { buildVolumes: [] }), 'buildVolume')?.outcome).toBe('skipped');
});

test('a wall below the limit is told with its thickness', () => {
  const plate = box([0, 0, 0], [50, 0.5, 50]);
  expect(findingOf(check(plate), 'thinWalls')).toMatchObject({
    outcome: 'warned',
    count: 4,
    detail: 'Thinner than 0.8 mm in 4 of 12 places looked at; the thinnest is 0.5 mm.',
  });
  expect(findingOf(check(plate, { minWallMm: 0.4 }), 'thinWalls')?.outcome).toBe('passed');
});

test('a thin shell is told, a solid ball is not', () => {
  const shell = [...ball(20, 8), ...turnedOver(ball(19.5, 8))];
  expect(findingOf(check(shell), 'thinWalls')?.outcome).toBe('warned');
  expect(findingOf(check(ball(20, 8)), 'thinWalls')?.outcome).toBe('passed');
});

test('walls of an open surface are not measured', () => {
  expect(findingOf(check(cube(10).slice(1)), 'thinWalls')?.outcome).toBe('skipped');
});

test('what hangs over is told by its share, what lies on the bed is none of it', () => {
  const table = [...box([4, 4, 0], [6, 6, 10]), ...box([0, 0, 10], [10, 10, 11])];
  expect(findingOf(check(table), 'overhangs')).toMatchObject({
    outcome: 'warned',
    detail: '30 % of the surface hangs over; up to 10 % is usual.',
  });
  expect(findingOf(check(table, { mostOverhang: 0.4 }), 'overhangs')?.outcome).toBe('passed');
  expect(findingOf(check(cube(10)), 'overhangs')?.outcome).toBe('passed');
});

test('a corner that very many triangles share is dealt with in time', () => {
  const count = 5_000;
  const rim = (at: number): [number, number, number] => {
    const angle = (2 * Math.PI * (at % count)) / count;
    return [1000 * Math.cos(angle), 1000 * Math.sin(angle), 0];
  };
  const cones: Triangle[] = Array.from({ length: count }, (_, at) => at).flatMap((at): Triangle[] => [
    [[0, 0, 100], rim(at), rim(at + 1)],
    [[0, 0, -100], rim(at + 1), rim(at)],
  ]);
  const { openEdges, crowdedEdges, turnedEdges, pinchedCorners, shells } = topologyOf(meshOf(cones));
  expect([openEdges, crowdedEdges, turnedEdges, pinchedCorners].map((places) => places.count)).toEqual([0, 0, 0, 0]);
  expect(shells).toBe(1);
});

test('an edge that very many triangles share is dealt with in time', () => {
  const book = Array.from(
    { length: 5_000 },
    (_, at): Triangle => [
      [0, 0, 0],
      [0, 0, 1],
      [Math.cos(at), Math.sin(at), 0],
    ],
  );
  const { crowdedEdges, openEdges, duplicateTriangles } = topologyOf(meshOf([...book, ...book.slice(0, 3)]));
  expect(crowdedEdges.count).toBe(1);
  expect(duplicateTriangles.count).toBe(3);
  expect(openEdges.count).toBe(2 * (5_000 - 3) + 1);
});
