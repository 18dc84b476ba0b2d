/** Writes what is generated from the schema and the table of errors; with --check only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadSchema } from '../schema/load';
import { renderGraphql } from './render/graphql';
import { renderOpenApi } from './render/openapi/document';
import { renderRules } from './render/rules-doc';
import { renderReadme } from './render/schema-readme';
import { renderTypes, renderValues } from './render/schema-types';

const root = path.join(__dirname, '..');

async function main(): Promise<void> {
  const schema = loadSchema();
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const files = {
    'schema/generated.ts': renderValues(schema),
    'schema/types.d.ts': renderTypes(schema),
    'schema/openapi.json': renderOpenApi(schema, version),
    'schema/schema.graphql': await renderGraphql(schema),
    'schema/README.md': renderReadme(schema),
    'docs/rules.md': renderRules(),
  };
  const stale = Object.entries(files).filter(([name, text]) => {
    const file = path.join(root, name);
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
  const names = stale.map(([name]) => name).join(', ');
  if (process.argv.includes('--check') && stale.length) {
    console.error(`Stale: ${names}. Run npm run generate.`);
    process.exitCode = 1;
  } else console.log(stale.length ? `Written: ${names}` : 'The generated files are fresh.');
}

main();
