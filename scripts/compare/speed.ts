/** Time and memory of whole processes, one after the other, beside ADMesh and PrusaSlicer. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { median, run, table } from './commands';

const ROUNDS = { besideOthers: 5, byLength: 3 };
const RADIUS_MM = 50;
/** How high the waves on the ball are, as a share of its radius, and how many go around. */
const WAVES = { height: 0.1, around: 7 };
const HEADER_BYTES = 84;
const TRIANGLE_BYTES = 50;
const TRIANGLES_A_WRITE = 10_000;

/** A corner of a wavy ball, closed at the poles and around. */
function cornerOf(ring: number, step: number, rings: number, steps: number): number[] {
  const down = (Math.PI * ring) / rings;
  const around = (2 * Math.PI * (step % steps)) / steps;
  const wave = Math.sin(WAVES.around * around) * Math.sin(WAVES.around * down) * Math.sin(down);
  const radius = RADIUS_MM * (1 + WAVES.height * wave);
  const flat = ring === 0 || ring === rings ? 0 : radius * Math.sin(down);
  return [flat * Math.cos(around), flat * Math.sin(around), radius * Math.cos(down)];
}

function* trianglesOf(rings: number, steps: number): Generator<number[]> {
  for (let ring = 0; ring < rings; ring++) {
    for (let step = 0; step < steps; step++) {
      const [a, b] = [cornerOf(ring, step, rings, steps), cornerOf(ring + 1, step, rings, steps)];
      const [c, d] = [cornerOf(ring + 1, step + 1, rings, steps), cornerOf(ring, step + 1, rings, steps)];
      if (ring + 1 < rings) yield [...a, ...b, ...c];
      if (ring > 0) yield [...a, ...c, ...d];
    }
  }
}

/** A binary STL of about so many triangles, closed. Answers with how many there are. */
function writeBall(file: string, wanted: number): number {
  const rings = Math.round(Math.sqrt(wanted) / 2);
  const steps = Math.round(wanted / 2 / rings);
  const triangles = 2 * steps * (rings - 1);
  const output = openSync(file, 'w');
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(triangles, HEADER_BYTES - 4);
  writeSync(output, header);
  const buffer = Buffer.alloc(TRIANGLES_A_WRITE * TRIANGLE_BYTES);
  let filled = 0;
  for (const numbers of trianglesOf(rings, steps)) {
    numbers.forEach((number, place) => {
      buffer.writeFloatLE(number, filled + 12 + place * 4);
    });
    filled += TRIANGLE_BYTES;
    if (filled === buffer.length) {
      writeSync(output, buffer);
      filled = 0;
    }
  }
  writeSync(output, buffer, 0, filled);
  closeSync(output);
  return triangles;
}

interface Cost {
  /** By the clock. */
  seconds: number;
  /** Of the processor, in the process and the system for it. */
  processorSeconds: number;
  /** The most that was held at once. */
  megabytes: number;
}

/** Runs the command under GNU time. Throws when it fails. */
function costOf(command: readonly string[]): Cost {
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', ...command], { encoding: 'latin1' });
  const [seconds, user, system, kilobytes] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  if (status !== 0) throw new Error(`${command[0]} ended with ${status}: ${stderr.slice(-500)}`);
  return { seconds: seconds!, processorSeconds: user! + system!, megabytes: kilobytes! / 1024 };
}

type Commands = Record<string, (file: string) => string[]>;

/** ADMesh and PrusaSlicer do not estimate here: without it, like is compared with like. */
const OURS: Commands = {
  'preflight --no-estimate': (file) => [process.execPath, path.join('build', 'preflight.cjs'), '--no-estimate', file],
};
const WITH_ESTIMATE: Commands = {
  preflight: (file) => [process.execPath, path.join('build', 'preflight.cjs'), file],
};
const THEIRS: Commands = {
  admesh: (file) => ['admesh', file],
  'prusa-slicer --info': (file) => ['prusa-slicer', '--info', file],
};

/** In turns, so that whatever else the machine does hurts all alike; the medians. */
function costsOf(commands: Commands, file: string, rounds: number): Record<string, Cost> {
  const costs = Object.fromEntries(Object.keys(commands).map((name) => [name, [] as Cost[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of Object.entries(commands)) costs[name]!.push(costOf(command(file)));
  }
  const middle = (name: string, key: keyof Cost) => median(costs[name]!.map((cost) => cost[key]));
  return Object.fromEntries(
    Object.keys(commands).map((name) => [
      name,
      {
        seconds: middle(name, 'seconds'),
        processorSeconds: middle(name, 'processorSeconds'),
        megabytes: middle(name, 'megabytes'),
      },
    ]),
  );
}

const cellsOf = ({ seconds, processorSeconds, megabytes }: Cost) => [
  seconds.toFixed(2),
  processorSeconds.toFixed(2),
  megabytes.toFixed(0),
];

function besideOthers(folder: string): string {
  const file = path.join(folder, 'ball-1000000.stl');
  const triangles = writeBall(file, 1_000_000);
  // Builds it.
  run(process.execPath, [path.join('scripts', 'run.mjs'), 'preflight', file]);
  const costs = costsOf({ ...OURS, ...WITH_ESTIMATE, ...THEIRS }, file, ROUNDS.besideOthers);
  const ours = costs['preflight --no-estimate']!;
  const whole = costs.preflight!;
  const against = ({ seconds, processorSeconds }: Cost) =>
    [ours.seconds / seconds, ours.processorSeconds / processorSeconds].map((share) => `${share.toFixed(2)}×`);
  const body = table(
    ['Program', 'Seconds', 'Processor seconds', 'MB', 'First row against it, seconds', 'Processor seconds'],
    Object.entries(costs).map(([name, cost]) => [name, ...cellsOf(cost), ...against(cost)]),
  );
  const fileMb = statSync(file).size / 2 ** 20;
  const share = (whole.megabytes / fileMb).toFixed(1);
  return `${triangles.toLocaleString('en')} triangles, ${fileMb.toFixed(0)} MB, medians of ${ROUNDS.besideOthers} turns. Memory: ${share} times the file.\n\n${body}`;
}

function byLength(folder: string): string {
  const rows = [1_000_000, 2_500_000, 5_000_000, 10_000_000].map((wanted) => {
    const file = path.join(folder, `ball-${wanted}.stl`);
    const triangles = writeBall(file, wanted);
    const cost = costsOf(WITH_ESTIMATE, file, ROUNDS.byLength).preflight!;
    const each = ((cost.processorSeconds / triangles) * 1e6).toFixed(2);
    const share = (cost.megabytes / (statSync(file).size / 2 ** 20)).toFixed(1);
    return [triangles.toLocaleString('en'), ...cellsOf(cost), each, share];
  });
  const head = [
    'Triangles',
    'Seconds',
    'Processor seconds',
    'MB',
    'Processor seconds a million',
    'MB for a MB of file',
  ];
  return table(head, rows);
}

/** Two tables: one file beside the other programs, and longer and longer files. */
export function compareSpeed(folder: string): string {
  const made = path.join(folder, 'made');
  mkdirSync(made, { recursive: true });
  return `${besideOthers(made)}\n\n${byLength(made)}`;
}
