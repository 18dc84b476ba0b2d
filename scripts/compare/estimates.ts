/** Grams and minutes beside PrusaSlicer's at three settings. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { estimate, type PrintParameters } from '../../cloud/domain/files/estimate';
import { measure } from '../../cloud/domain/files/measures';
import type { Estimate } from '../../cloud/domain/files/model';
import { readStl } from '../../cloud/domain/files/stl';
import { estimateInGcode } from '../../cloud/tasks/preflight/slicer';
import { fileSource } from '../../cloud/tasks/preflight/source';
import { median, run, table } from './commands';
import { fetched, HELD_OUT_SAMPLES, nameOf, type Sample, TUNED_SAMPLES } from './sources';

const COMMON = {
  densityGramsPerCm3: 1.24,
  lineWidthMm: 0.45,
  speedsMmPerSecond: { firstLayer: 20, outerWall: 25, innerWalls: 45, infill: 80, solid: 80, travel: 150 },
  accelerationMmPerSecond2: 1000,
  minimumLayerSeconds: 10,
  setUpSeconds: 0,
};

const SETTINGS: Record<string, PrintParameters> = {
  usual: { ...COMMON, layerHeightMm: 0.2, infillShare: 0.15, walls: 2, topLayers: 5, bottomLayers: 4 },
  coarse: { ...COMMON, layerHeightMm: 0.3, infillShare: 0.2, walls: 2, topLayers: 4, bottomLayers: 3 },
  fine: { ...COMMON, layerHeightMm: 0.15, infillShare: 0.4, walls: 3, topLayers: 7, bottomLayers: 6 },
};

/** PrusaSlicer 2.5's settings that are the same at all three: a printer with a nozzle of 0.4 mm, no supports. */
const PRINTER = `printer_technology = FFF
gcode_flavor = marlin2
nozzle_diameter = 0.4
filament_diameter = 1.75
filament_density = 1.24
bed_shape = 0x0,300x0,300x300,0x300
max_print_height = 300
machine_limits_usage = time_estimate_only
machine_max_acceleration_extruding = 1000,1000
machine_max_acceleration_travel = 1000,1000
machine_max_acceleration_retracting = 1000,1000
machine_max_acceleration_x = 1000,1000
machine_max_acceleration_y = 1000,1000
machine_max_acceleration_z = 200,200
machine_max_acceleration_e = 5000,5000
machine_max_feedrate_x = 200,200
machine_max_feedrate_y = 200,200
machine_max_feedrate_z = 12,12
machine_max_feedrate_e = 120,120
machine_max_jerk_x = 8,8
machine_max_jerk_y = 8,8
machine_max_jerk_z = 0.4,0.4
machine_max_jerk_e = 4.5,4.5
default_acceleration = 0
perimeter_acceleration = 0
infill_acceleration = 0
bridge_acceleration = 0
first_layer_acceleration = 0
extrusion_width = 0.45
perimeter_extrusion_width = 0.45
external_perimeter_extrusion_width = 0.45
infill_extrusion_width = 0.45
solid_infill_extrusion_width = 0.45
top_infill_extrusion_width = 0.45
first_layer_extrusion_width = 0.45
skirts = 0
brim_width = 0
brim_type = no_brim
support_material = 0
fill_pattern = rectilinear
top_fill_pattern = monotonic
bottom_fill_pattern = monotonic
solid_infill_below_area = 0
infill_every_layers = 1
ensure_vertical_shell_thickness = 1
perimeter_speed = 45
external_perimeter_speed = 25
small_perimeter_speed = 25
infill_speed = 80
solid_infill_speed = 80
top_solid_infill_speed = 80
gap_fill_speed = 40
bridge_speed = 60
travel_speed = 150
first_layer_speed = 20
cooling = 1
slowdown_below_layer_time = 10
min_print_speed = 10
retract_length = 0.8
retract_speed = 35
retract_lift = 0
seam_position = aligned
bridge_flow_ratio = 1
perimeter_generator = classic
elefant_foot_compensation = 0
start_gcode =
end_gcode =
`;

function settingsOf({ layerHeightMm, infillShare, walls, topLayers, bottomLayers }: PrintParameters): string {
  return `${PRINTER}layer_height = ${layerHeightMm}
first_layer_height = ${layerHeightMm}
fill_density = ${infillShare * 100}%
perimeters = ${walls}
top_solid_layers = ${topLayers}
bottom_solid_layers = ${bottomLayers}
`;
}

/** Slices the file, unless it was sliced before. Throws where PrusaSlicer cannot. */
function byPrusaSlicer(file: string, name: string, parameters: PrintParameters, folder: string): Estimate {
  const gcode = path.join(folder, `${path.parse(file).name}-${name}.gcode`);
  const settings = path.join(folder, `${name}.ini`);
  writeFileSync(settings, settingsOf(parameters));
  if (!existsSync(gcode)) {
    run('prusa-slicer', ['--export-gcode', '--load', settings, '--center', '150,150', '--output', gcode, file]);
  }
  const found = estimateInGcode(readFileSync(gcode, 'latin1'), parameters);
  if (!found) throw new Error(`PrusaSlicer says nothing about ${file}.`);
  return found;
}

function ourEstimate(file: string, parameters: PrintParameters): Estimate {
  const source = fileSource(file);
  try {
    const { mesh } = readStl(source);
    return estimate(measure(mesh), mesh, parameters);
  } finally {
    source.close();
  }
}

interface Row {
  cells: string[];
  /** Relative errors. */
  grams: number;
  minutes: number;
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function rowOf(sample: Sample, setting: string, folder: string): Row {
  const parameters = SETTINGS[setting]!;
  const file = fetched(sample, folder);
  const sliced = path.join(folder, 'sliced');
  mkdirSync(sliced, { recursive: true });
  const theirs = byPrusaSlicer(file, setting, parameters, sliced);
  const ours = ourEstimate(file, parameters);
  const grams = ours.grams / theirs.grams - 1;
  const minutes = ours.minutes / theirs.minutes - 1;
  const cells = [
    nameOf(sample),
    setting,
    ours.grams.toFixed(2),
    theirs.grams.toFixed(2),
    percent(grams),
    ours.minutes.toFixed(1),
    theirs.minutes.toFixed(1),
    percent(minutes),
  ];
  return { cells, grams, minutes };
}

function sumOf(rows: readonly Row[], key: 'grams' | 'minutes'): string {
  const [worst] = rows.toSorted((a, b) => Math.abs(b[key]) - Math.abs(a[key]));
  const middle = median(rows.map((row) => Math.abs(row[key])));
  const [name, setting] = worst?.cells ?? [];
  return `${key}: median ${percent(middle)}, worst ${percent(Math.abs(worst?.[key] ?? 0))} (${name}, ${setting})`;
}

function tableOf(title: string, samples: readonly Sample[], folder: string): string {
  const rows = samples.flatMap((sample) => Object.keys(SETTINGS).map((setting) => rowOf(sample, setting, folder)));
  const head = ['File', 'Setting', 'Grams', 'Theirs', 'Error', 'Minutes', 'Theirs', 'Error'];
  const body = table(
    head,
    rows.map(({ cells }) => cells),
  );
  const sums = `${sumOf(rows, 'grams')}; ${sumOf(rows, 'minutes')}`;
  return `**${title}**, ${samples.length} of them, each at the three settings. Errors without their signs: ${sums}.\n\n${body}`;
}

/** Two tables: of the files that the constants were chosen with, and of others. */
export function compareEstimates(folder: string): string {
  const heldOut = tableOf('Files that were held out', HELD_OUT_SAMPLES, folder);
  return `${heldOut}\n\n${tableOf('Files that the constants were chosen with', TUNED_SAMPLES, folder)}`;
}
