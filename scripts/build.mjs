/** Compiles TypeScript into build/, one file an entry; packages stay outside; what is read at run time lies beside it. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { buildMail } from './build-mail.mjs';
import { buildPages } from './build-pages.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Builds the server, and what it starts beside itself; answers with the server's absolute path. */
export async function buildServer() {
  const [server] = await Promise.all([
    build('index.ts', 'index.cjs'),
    build('cloud/tasks/preflight/child.ts', 'preflight-child.cjs'),
  ]);
  return server;
}

/** Builds `entry` to build/`target`; answers with the absolute path. Takes some tens of milliseconds. */
export async function build(entry, target, plugins = []) {
  const outfile = path.join(root, 'build', target);
  await buildMail();
  buildPages();
  await esbuild.build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins,
  });
  return outfile;
}
