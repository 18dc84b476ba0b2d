/** Writes schema/generated.ts and schema/README.md from the schema files; with --check only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadSchema } from '../schema/load';
import { renderReadme } from './render/schema-readme';
import { renderTypes } from './render/schema-types';

const schemaDir = path.join(__dirname, '..', 'schema');

function main(): void {
  const schema = loadSchema(schemaDir);
  const files = { 'generated.ts': renderTypes(schema), 'README.md': renderReadme(schema) };
  const stale = Object.entries(files).filter(([name, text]) => {
    const file = path.join(schemaDir, name);
    const now = (() => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return '';
      }
    })();
    if (now === text) return false;
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    return true;
  });
  const names = stale.map(([name]) => `schema/${name}`).join(', ');
  if (process.argv.includes('--check') && stale.length) {
    console.error(`Stale: ${names}. Run npm run generate.`);
    process.exitCode = 1;
  } else console.log(stale.length ? `Written: ${names}` : 'The generated files are fresh.');
}

main();
