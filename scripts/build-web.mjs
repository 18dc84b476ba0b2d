/** Builds the pages of web/ into build/web when they are stale: compressed, and swapped in whole. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.join(root, 'build', 'web');
const stampFile = path.join(root, 'build', 'web-stamp');
const SOURCES = ['web', 'cloud/domain', 'schema/generated.ts', 'package-lock.json', 'scripts/build-web.mjs'];
/** A page that is open still loads its parts after the next build, for this long. */
const KEEP_OLD_MS = 7 * 86_400_000;

function filesUnder(place) {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)));
}

function stampOf() {
  const hash = createHash('sha256');
  for (const source of SOURCES)
    for (const file of filesUnder(path.join(root, source)))
      hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

async function compress(file) {
  const bytes = readFileSync(file);
  if (bytes.length < 1024 || !/\.(js|css|svg|json|wasm)$/.test(file)) return;
  const quality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } };
  const [br, gz] = await Promise.all([brotli(bytes, quality), gzip(bytes, { level: 9 })]);
  writeFileSync(`${file}.br`, br);
  writeFileSync(`${file}.gz`, gz);
}

/** What is named by its content comes first, then the pages that name it, then the worker that keeps them. */
const turnOf = (file) => (file === 'queue-worker.js' ? 2 : Number(file.endsWith('.html')));

function swapIn(built) {
  const now = new Date();
  const files = filesUnder(built).map((file) => path.relative(built, file));
  for (const file of files.sort((a, b) => turnOf(a) - turnOf(b))) {
    const to = path.join(target, file);
    mkdirSync(path.dirname(to), { recursive: true });
    renameSync(path.join(built, file), to);
    utimesSync(to, now, now);
  }
  for (const file of filesUnder(target))
    if (!files.includes(path.relative(target, file)) && statSync(file).mtimeMs < now.getTime() - KEEP_OLD_MS)
      rmSync(file);
}

const isBuilt = (stamp) => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;

/** As buildWeb, in a process of its own: the server starts meanwhile. */
export async function buildWebApart() {
  if (isBuilt(stampOf())) return;
  const script = `import(${JSON.stringify(import.meta.url)}).then(({ buildWeb }) => buildWeb())`;
  const building = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 2, 2] });
  const [code] = await once(building, 'exit');
  if (code !== 0) throw new Error('The pages could not be built; see above.');
}

/** Answers whether there was anything to build. */
export async function buildWeb() {
  const stamp = stampOf();
  if (isBuilt(stamp)) return false;
  const built = path.join(root, 'build', `web-${process.pid}`);
  // A test run or a .env says otherwise, and would get the libraries' slow development builds.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  const configFile = path.join(root, 'web', 'vite.config.mjs');
  const { MODES } = await import(pathToFileURL(configFile).href);
  try {
    for (const mode of MODES)
      await build({ configFile, mode, logLevel: 'warn', build: { outDir: built, emptyOutDir: false } });
    await Promise.all(filesUnder(built).map(compress));
    swapIn(built);
    writeFileSync(stampFile, stamp);
  } finally {
    rmSync(built, { recursive: true, force: true });
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
  return true;
}
