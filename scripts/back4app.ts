/** Writes the folder that makes a managed Parse Server, such as Back4app's, a print shop. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleCloudCode } from './back4app/bundle';
import { writePages } from './back4app/pages';
import { schemaForImport } from './back4app/schema-json';
import { optionsOf, refuse } from './with-shop';

const USAGE =
  'npm run back4app -- --app-id ID --javascript-key KEY --web-url https://NAME.b4a.app [--server-url URL] [--live-url URL] [--out FOLDER]';

const BACK4APP = 'https://parseapi.back4app.com';

function readOptions() {
  const text = { type: 'string' } as const;
  const options = {
    'app-id': text,
    'javascript-key': text,
    'web-url': text,
    'server-url': text,
    'live-url': text,
    out: text,
  };
  const given = optionsOf(options, USAGE);
  const missing = (['app-id', 'web-url'] as const).filter((name) => !given[name]?.trim());
  if (missing.length) refuse(`${missing.map((name) => `--${name}`).join(' and ')} must be given.\nUsage: ${USAGE}`);
  const address = (name: 'web-url' | 'server-url' | 'live-url', fallback: string) => {
    const url = (given[name] ?? fallback).replace(/\/+$/, '');
    if (!URL.canParse(url)) refuse(`--${name} must be an address; it is “${url}”.`);
    return url;
  };
  const webUrl = address('web-url', '');
  return {
    webUrl,
    place: {
      appId: given['app-id'] as string,
      javascriptKey: given['javascript-key'] ?? '',
      serverUrl: address('server-url', BACK4APP),
      liveUrl: address(
        'live-url',
        (given['server-url'] ?? webUrl.replace(/b4a\.app$/, 'b4a.io')).replace(/^http/, 'ws'),
      ),
    },
    out: path.resolve(given.out ?? 'build/back4app'),
  };
}

async function main(): Promise<void> {
  const { webUrl, place, out } = readOptions();
  const root = process.cwd();
  const at = (...parts: string[]) => path.join(root, ...parts);
  const { buildWeb } = await import(pathToFileURL(at('scripts', 'build-web.mjs')).href);
  await buildWeb();
  mkdirSync(path.join(out, 'cloud'), { recursive: true });
  await bundleCloudCode(root, path.join(out, 'cloud', 'main.js'), webUrl);
  writePages(at('build', 'web'), path.join(out, 'public'), place);
  writeFileSync(path.join(out, 'schema.json'), `${JSON.stringify(schemaForImport(at('schema')), null, 2)}\n`);
  copyFileSync(at('scripts', 'back4app', 'import-schema.mjs'), path.join(out, 'import-schema.mjs'));
  copyFileSync(at('docs', 'back4app.md'), path.join(out, 'README.md'));
  console.log(
    `Written to ${out}: cloud/main.js, public/, schema.json, import-schema.mjs and README.md, which says what to do next.`,
  );
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
