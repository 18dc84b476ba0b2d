/** Estimates by PrusaSlicer, where the shop has it: it takes longer, and lays the real paths. */
import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { PrintParameters } from '../../domain/files/estimate';
import type { Estimate } from '../../domain/files/model';
import { endingOf } from '../../domain/jobs/model-files';
import { log } from '../../log';

const run = promisify(execFile);

/** What it prints last, for people; far more would be an error of its own. */
const MOST_OUTPUT_BYTES = 2 ** 20;
/** Of the G-code, which ends with what is looked for. */
const TAIL_BYTES = 65_536;

/** PrusaSlicer's settings for these parameters (PrusaSlicer 2.5, config options), `more` over them; all else is as it comes. */
export function settingsOf(parameters: PrintParameters, more: Record<string, string | number> = {}): string {
  const { speedsMmPerSecond: speeds, lineWidthMm, accelerationMmPerSecond2: acceleration } = parameters;
  const widths = ['', 'perimeter_', 'external_perimeter_', 'infill_', 'solid_infill_', 'top_infill_', 'first_layer_'];
  const settings: Record<string, string | number> = {
    printer_technology: 'FFF',
    gcode_flavor: 'marlin2',
    // As large as no printer is: whether the model fits is judged elsewhere.
    bed_shape: '0x0,2000x0,2000x2000,0x2000',
    max_print_height: 2000,
    machine_limits_usage: 'time_estimate_only',
    ...Object.fromEntries(
      ['extruding', 'travel', 'retracting', 'x', 'y'].map((axis) => [`machine_max_acceleration_${axis}`, acceleration]),
    ),
    ...Object.fromEntries(['perimeter', 'infill', 'bridge', 'first_layer'].map((what) => [`${what}_acceleration`, 0])),
    default_acceleration: 0,
    ...Object.fromEntries(widths.map((what) => [`${what}extrusion_width`, lineWidthMm])),
    layer_height: parameters.layerHeightMm,
    first_layer_height: parameters.layerHeightMm,
    perimeters: parameters.walls,
    fill_density: `${parameters.infillShare * 100}%`,
    fill_pattern: 'rectilinear',
    top_solid_layers: parameters.topLayers,
    bottom_solid_layers: parameters.bottomLayers,
    skirts: 0,
    brim_width: 0,
    support_material: 0,
    perimeter_speed: speeds.innerWalls,
    external_perimeter_speed: speeds.outerWall,
    small_perimeter_speed: speeds.outerWall,
    infill_speed: speeds.infill,
    solid_infill_speed: speeds.solid,
    top_solid_infill_speed: speeds.solid,
    travel_speed: speeds.travel,
    first_layer_speed: speeds.firstLayer,
    cooling: 1,
    slowdown_below_layer_time: parameters.minimumLayerSeconds,
    ...more,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}

const UNIT_SECONDS: Record<string, number> = { d: 86_400, h: 3600, m: 60, s: 1 };

/** Cubic centimetres and minutes, as the comments at the end of the G-code say them; undefined where they do not. */
export function estimateInGcode(
  tail: string,
  { densityGramsPerCm3, setUpSeconds }: PrintParameters,
): Estimate | undefined {
  const volume = /^; filament used \[cm3\] = ([\d.]+)/m.exec(tail)?.[1];
  const time = /^; estimated printing time \(normal mode\) = (.+)$/m.exec(tail)?.[1];
  if (volume === undefined || time === undefined) return undefined;
  const seconds = [...time.matchAll(/(\d+)([dhms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNIT_SECONDS[unit as string] as number),
    0,
  );
  return { grams: Number(volume) * densityGramsPerCm3, minutes: (seconds + setUpSeconds) / 60 };
}

async function tailOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await handle.read(buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('latin1');
  } finally {
    await handle.close();
  }
}

export interface Slicing {
  /** Path of PrusaSlicer. */
  slicer: string;
  seconds: number;
}

export interface SlicingFiles {
  folder: string;
  model: string;
  settings: string;
  gcode: string;
}

/** Does some work in a folder with the model, which is gone afterwards. */
export async function withModel<T>(
  file: FileHandle,
  fileName: string,
  work: (files: SlicingFiles) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'printshop-slicing-'));
  const inFolder = (name: string) => path.join(folder, name);
  const model = inFolder(`model.${endingOf(fileName)}`);
  try {
    await writeFile(model, createReadStream('', { fd: file, start: 0, autoClose: false }));
    return await work({ folder, model, settings: inFolder('settings.ini'), gcode: inFolder('model.gcode') });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs PrusaSlicer on the files; rejects as execFile does. */
export async function runSlicer(
  { slicer, seconds }: Slicing,
  { folder, model, settings, gcode }: SlicingFiles,
  more: string[] = [],
  signal?: AbortSignal,
): Promise<void> {
  const asked = ['--export-gcode', '--load', settings, ...more, '--output', gcode, model];
  const limits = { signal, timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: MOST_OUTPUT_BYTES } as const;
  await run(slicer, asked, { ...limits, env: { PATH: process.env.PATH, HOME: folder } });
}

/** One for each of the parameters; empty where it cannot slice this file. Throws when called off. */
export async function slice(
  slicing: Slicing,
  file: FileHandle,
  fileName: string,
  prints: PrintParameters[],
  signal: AbortSignal,
): Promise<Estimate[]> {
  try {
    return await withModel(file, fileName, async (files) => {
      const estimates: Estimate[] = [];
      for (const print of prints) {
        await writeFile(files.settings, settingsOf(print));
        await runSlicer(slicing, files, [], signal);
        const found = estimateInGcode(await tailOf(files.gcode), print);
        if (!found) throw new Error('Its G-code names no material and no time');
        estimates.push(found);
      }
      return estimates;
    });
  } catch (error) {
    signal.throwIfAborted();
    log.info('The slicer could not estimate a file; our own estimate stands', {
      fileName,
      why: (error as Error).message,
    });
    return [];
  }
}
