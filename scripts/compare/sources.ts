/** Real model files that nobody made for this: out of Debian packages, public repositories and an npm package. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './commands';

/** By name, as `apt-get download` knows them. */
const PACKAGES = ['prusa-slicer', 'occt-misc', 'openscad', 'assimp-testmodels', 'cura'] as const;

/** At these commits. */
const REPOSITORIES = {
  'prusa3d/Original-Prusa-i3': '529e5ad6892ce3b25015b7cca7f0481b8335a76c',
  '3MFConsortium/3mf-samples': '665e20dc4d7777fd4c9702bca86a2d4028440337',
} as const;

const NPM_PACKAGE = 'occt-import-js';

export interface Sample {
  from: (typeof PACKAGES)[number] | keyof typeof REPOSITORIES | typeof NPM_PACKAGE;
  /** In the package or repository. */
  path: string;
}

export const nameOf = ({ path: file }: Sample) => path.posix.basename(file);

const isPackage = (from: string): from is (typeof PACKAGES)[number] => (PACKAGES as readonly string[]).includes(from);

/** Downloads and unpacks a package without installing it. Answers with the folder of its content. */
function unpacked(name: string, folder: string): string {
  const content = path.join(folder, name);
  if (existsSync(content)) return content;
  const downloads = path.join(folder, 'downloads', name);
  mkdirSync(downloads, { recursive: true });
  run('apt-get', ['download', name], downloads);
  const [archive] = readdirSync(downloads);
  if (!archive) throw new Error(`apt-get brought no ${name}.`);
  run('dpkg', ['-x', path.join(downloads, archive), content]);
  return content;
}

/** The file of a repository at its commit. */
function outOfRepository(from: keyof typeof REPOSITORIES, file: string, folder: string): string {
  const clone = path.join(folder, `${from}.git`);
  const target = path.join(folder, from, file);
  if (existsSync(target)) return target;
  if (!existsSync(clone)) run('git', ['clone', '--quiet', '--bare', `https://github.com/${from}`, clone]);
  mkdirSync(path.dirname(target), { recursive: true });
  const blob = ['-C', clone, 'cat-file', 'blob', `${REPOSITORIES[from]}:${file}`];
  writeFileSync(target, execFileSync('git', blob, { maxBuffer: 2 ** 30 }));
  return target;
}

/** Where the file is on the disk; it is fetched when it is not there yet. */
export function fetched({ from, path: file }: Sample, folder: string): string {
  if (isPackage(from)) return path.join(unpacked(from, folder), file);
  if (from !== NPM_PACKAGE) return outOfRepository(from, file, folder);
  return path.join(path.dirname(require.resolve(`${NPM_PACKAGE}/package.json`)), 'test', 'testfiles', file);
}

const shape = (name: string): Sample => ({ from: 'prusa-slicer', path: `usr/share/PrusaSlicer/shapes/${name}.stl` });
const bed = (name: string): Sample => ({ from: 'prusa-slicer', path: `usr/share/PrusaSlicer/profiles/${name}.stl` });
const occt = (name: string): Sample => ({ from: 'occt-misc', path: `usr/share/opencascade/data/${name}` });
const assimp = (name: string): Sample => ({ from: 'assimp-testmodels', path: `usr/share/assimp/models/${name}` });
const cura = (name: string): Sample => ({ from: 'cura', path: `usr/share/cura/resources/meshes/${name}` });
const sample3mf = (name: string): Sample => ({ from: '3MFConsortium/3mf-samples', path: `examples/${name}.3mf` });
const part = (name: string): Sample => ({ from: 'prusa3d/Original-Prusa-i3', path: `Printed-Parts/STL/${name}.stl` });
const drawn = (name: string): Sample => ({ from: 'prusa3d/Original-Prusa-i3', path: `Printed-Parts/STEP/${name}.stp` });
const step = (name: string): Sample => ({ from: NPM_PACKAGE, path: name });

/** For volume, box and holes. */
export const GEOMETRY_SAMPLES: readonly Sample[] = [
  ...['bunny', 'torus', 'sphere', 'M3_hex_nut', 'PLA_recycling_symbol'].map(shape),
  ...['PrusaResearch/mk3_bed', 'TriLAB/aqp_bed', 'Creality/ender3_bed'].map(bed),
  ...['motor', 'propeller', 'head', 'sh1'].map((name) => occt(`stl/${name}.stl`)),
  { from: 'openscad', path: 'usr/share/openscad/examples/Old/example012.stl' },
  ...['Wuson', 'Spider_ascii', 'Spider_binary', 'sphereWithHole'].map((name) => assimp(`STL/${name}.stl`)),
  ...['extruder-body', 'x-carriage', 'fan-shroud', 'y-motor-holder', 'Einsy-base'].map(part),
  ...['core/box', 'core/torus', 'core/cube_gears', 'core/dodeca_chain_loop', 'core/heartgears'].map(sample3mf),
  ...['core/multiple_cylinders', 'production/box_prod', 'production/torus_proc'].map(sample3mf),
  ...['creality_ender3.3mf', 'bq_witbox_platform.3mf', 'beamup_s.3mf', 'flsun_qq_s.3mf'].map(cura),
  ...['FelixPro2_platform', 'FlashForge_DreamerNX', 'diy220_platform', 'hms_platform'].map((name) =>
    cura(`${name}.obj`),
  ),
  ...['spider', 'WusonOBJ', 'concave_polygon', 'box'].map((name) => assimp(`OBJ/${name}.obj`)),
  ...['cube-units/cube-in.step', 'cube-10x10mm/Cube 10x10.stp', 'cax-if/as1-tu-203.stp'].map(step),
  ...['LCD-knob', 'extruder-idler', 'y-belt-holder', 'y-rod-holder'].map(drawn),
  occt('step/screw.step'),
];

/** The estimate's constants were chosen while looking at these. */
export const TUNED_SAMPLES: readonly Sample[] = [
  ...['M3x10_screw', 'PLA_recycling_symbol', 'bunny', 'cone', 'torus'].map(shape),
  ...['Einsy-base', 'Einsy-doors', 'LCD-cover-ORIGINAL-MK3', 'LCD-knob', 'extruder-body', 'extruder-cover'].map(part),
  ...['extruder-idler', 'fs-cover', 'fs-lever', 'heatbed-cable-cover', 'print-fan-support'].map(part),
  ...['psu-cover-DELTA', 'rpi-zero-frame', 'x-carriage', 'x-end-idler', 'x-end-motor', 'y-belt-holder'].map(part),
  ...['y-belt-tensioner', 'y-motor-holder', 'y-rod-holder', 'z-axis-bottom', 'z-axis-top'].map(part),
];

/** Nobody looked at these before the constants were what they are. */
export const HELD_OUT_SAMPLES: readonly Sample[] = [
  ...['Einsy-hinges', 'Extruder-cable-clip', 'Heatbed-cable-clip', 'Spool-holder', 'adapter-printer'].map(part),
  ...['cable-holder', 'endstop-block', 'extruder-motor-plate', 'fan-shroud', 'ir-sensor-holder-mmu2s'].map(part),
  ...['lcd-supports', 'raspberry_cover', 'x-carriage-back', 'y-belt-idler', 'z-screw-cover'].map(part),
];
