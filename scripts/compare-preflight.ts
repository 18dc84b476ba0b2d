/**
 * Compares the preflight with ADMesh and PrusaSlicer on real files and writes the tables into docs/preflight.md:
 * npm run compare-preflight -- [--folder FOLDER] [geometry|estimates|speed]...
 *
 * Needs Debian (apt-get, dpkg), git, GNU time, admesh and prusa-slicer. What is fetched and sliced is kept in the
 * folder, which is build/compare unless another one is named. Exit code 1 when a program is missing.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { missing } from './compare/commands';
import { compareEstimates } from './compare/estimates';
import { compareGeometry } from './compare/geometry';
import { writeSection } from './compare/section';
import { compareSpeed } from './compare/speed';

const NEEDED = ['apt-get', 'dpkg', 'git', 'admesh', 'prusa-slicer', '/usr/bin/time'];
const DOCUMENT = path.join('docs', 'preflight.md');

const SECTIONS: Record<string, (folder: string) => string | Promise<string>> = {
  geometry: compareGeometry,
  estimates: compareEstimates,
  speed: compareSpeed,
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { folder: { type: 'string' } }, allowPositionals: true });
  const notThere = missing(NEEDED);
  if (notThere.length > 0) {
    console.error(`Not installed: ${notThere.join(', ')}. On Debian: apt-get install admesh prusa-slicer git time`);
    process.exit(1);
  }
  const folder = path.resolve(values.folder ?? path.join('build', 'compare'));
  mkdirSync(folder, { recursive: true });
  for (const name of positionals.length > 0 ? positionals : Object.keys(SECTIONS)) {
    const compare = SECTIONS[name];
    if (!compare) throw new Error(`There is no section “${name}”.`);
    const content = await compare(folder);
    writeSection(DOCUMENT, name, content);
    console.log(`${name}: written to ${DOCUMENT}.`);
  }
}

main();
