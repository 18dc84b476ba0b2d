/** The Cloud Code of a managed shop in one file: with the global Parse, and all that it reads at run time inside it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { managedSchema } from '../../cloud/managed/schema';
import { loadSchema } from '../../schema/load';

/** The server's own SDK; a second copy would know nothing of it. */
const globalParse: Plugin = {
  name: 'global-parse',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^parse\/node$/ }, () => ({ path: 'parse', namespace: 'global' }));
    onLoad({ filter: /.*/, namespace: 'global' }, () => ({ contents: 'export default globalThis.Parse;' }));
  },
};

const mailLayout = (root: string): Plugin => ({
  name: 'mail-layout',
  setup({ onLoad }) {
    const text = readFileSync(path.join(root, 'build', 'mail', 'layout.html'), 'utf8');
    onLoad({ filter: /cloud[\\/]mail[\\/]layout\.ts$/ }, () => ({
      contents: `export const layoutText = () => ${JSON.stringify(text)};`,
    }));
  },
});

export async function bundleCloudCode(root: string, outfile: string, webUrl: string): Promise<void> {
  const { classes, ...schema } = managedSchema(loadSchema(path.join(root, 'schema')));
  await build({
    entryPoints: [path.join(root, 'cloud', 'managed', 'main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    logLevel: 'warning',
    legalComments: 'none',
    define: {
      SCHEMA: JSON.stringify({ ...schema, classes: [...classes.values()] }),
      WEB_URL: JSON.stringify(webUrl),
    },
    // A managed server shows figures of its own; nobody could read these.
    alias: { 'prom-client': path.join(root, 'cloud', 'managed', 'uncounted.ts') },
    plugins: [globalParse, mailLayout(root)],
  });
}
